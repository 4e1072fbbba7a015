import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createAdminClient } from '../../fleet/admin-client';

let server: Server | null = null;
afterEach(() => {
  server?.close();
  server?.closeAllConnections();
});

/** A stand-in for a portal that is busy, redirects or talks nonsense: the real one does so only by chance. */
async function answering(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
}
const client = (url: string, signal = new AbortController().signal) => createAdminClient(url, 'token', signal);

describe('the administrators’ API for programs', () => {
  it('waits as long as a busy portal asks for, then goes on', async () => {
    const times: number[] = [];
    const url = await answering((_, response) => {
      times.push(performance.now());
      if (times.length === 1) response.writeHead(429, { 'retry-after': '1' }).end();
      else if (times.length === 2) response.writeHead(503).end();
      else response.end('7');
    });
    expect(await client(url).post('/x', { a: 1 }, z.number())).toBe(7);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(950);
  });

  it('gives a wait up when the run is ended', async () => {
    const ending = new AbortController();
    const url = await answering((_, response) => {
      response.writeHead(429, { 'retry-after': '600' }).end(() => ending.abort(new Error('ended')));
    });
    await expect(client(url, ending.signal).get('/x', z.number())).rejects.toThrow();
  });

  it('carries its token along no redirect', async () => {
    const seen: (string | undefined)[] = [];
    const url = await answering((request, response) => {
      seen.push(request.url);
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    await expect(client(url).get('/x', z.number())).rejects.toThrow('does not answer');
    expect(seen).toEqual(['/x']);
  });

  it('says in the portal’s words why it was refused, and never what it sent', async () => {
    const problem = {
      type: 'about:blank',
      title: 'Not allowed.',
      status: 403,
      code: 'forbidden',
      detail: 'Ask for it.',
    };
    const url = await answering((_, response) => response.writeHead(403).end(JSON.stringify(problem)));
    const refused = client(url).get('/x?secret=1', z.number());
    await expect(refused).rejects.toThrow('The portal refused /x: Not allowed. Ask for it.');
  });

  it.each(['no json', '{"a":1}'])('refuses an answer that it does not know: %s', async (body) => {
    const url = await answering((_, response) => response.end(body));
    await expect(client(url).get('/x', z.number())).rejects.toThrow('not what this version of Roomkey expects');
  });
});
