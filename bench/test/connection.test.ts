import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { Connection } from '../consoles/connection';

/** Answers each request with the given pieces, each in a packet of its own. */
async function serve(pieces: readonly string[], end = false): Promise<{ origin: string; close: () => void }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', () => {
      const rest = [...pieces];
      const next = () => {
        const piece = rest.shift();
        if (piece !== undefined) socket.write(piece, () => setImmediate(next));
        else if (end) socket.end();
      };
      next();
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

test('an answer in pieces is one answer, and the connection is used again', async () => {
  const { origin, close } = await serve(['HTTP/1.1 200 OK\r\nConte', 'nt-Length: 5\r\n\r\n', 'he', 'llo']);
  const connection = new Connection(origin);
  expect(await connection.send('GET', '/', {})).toEqual({ status: 200, body: 'hello' });
  expect(await connection.send('POST', '/', {}, 'x=1')).toEqual({ status: 200, body: 'hello' });
  connection.close();
  close();
});

test('a connection that ends before its answer says so', async () => {
  const { origin, close } = await serve(['HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe'], true);
  await expect(new Connection(origin).send('GET', '/', {})).rejects.toThrow('ended before the answer');
  close();
});

test('load goes to loopback only', () => {
  expect(() => new Connection('http://192.0.2.1:80')).toThrow('not a loopback address');
  expect(() => new Connection('https://127.0.0.1:80')).toThrow('not a loopback address');
});
