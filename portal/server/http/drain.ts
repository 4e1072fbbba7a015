/**
 * Lets a server close in time. Node's own close waits for connections on which nothing was ever asked, such as those that
 * browsers and HTTP clients open ahead: until its header time-out, more than half a minute later.
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { Server as TlsServer } from 'node:tls';

/** Own: requests that still run then are cut off; held polls were answered before. In ms. */
const PATIENCE_MS = 5_000;

/** @returns a function that closes idle connections now, busy ones after their answer, and what is left after 5 s. */
export function trackConnections(server: Server): () => void {
  const idle = new Set<Socket>();
  let closing = false;

  function rest(socket: Socket): void {
    if (closing) socket.end();
    else if (!socket.destroyed) idle.add(socket);
  }
  // Over TLS requests come on another object than the connection; one that never gets so far is cut off at the end.
  server.on(server instanceof TlsServer ? 'secureConnection' : 'connection', (socket: Socket) => {
    rest(socket);
    socket.once('close', () => idle.delete(socket));
  });
  server.on('request', (request, response) => {
    idle.delete(request.socket);
    response.once('close', () => {
      rest(request.socket);
    });
  });
  return () => {
    closing = true;
    for (const socket of idle) socket.destroy();
    setTimeout(() => {
      server.closeAllConnections();
    }, PATIENCE_MS).unref();
  };
}
