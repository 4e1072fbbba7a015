/** The administrators' site, built by vite: hashed files under assets/, one page for every route of the browser's router. */
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import path from 'node:path';

const PAGE = 'index.html';

/** Serves `webRoot`, when it was built. */
export async function serveWeb(app: FastifyInstance, webRoot: string): Promise<void> {
  if (!existsSync(path.join(webRoot, PAGE))) return;
  await app.register(fastifyStatic, {
    root: webRoot,
    index: PAGE,
    schemaHide: true,
    cacheControl: false,
    dotfiles: 'ignore',
    setHeaders(reply, file) {
      const hashed = path.basename(path.dirname(file)) === 'assets';
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

/** Sends the page when a browser asks for an address that only its router knows. False when that is not so. */
export function sendPage(request: FastifyRequest, reply: FastifyReply, webRoot: string): boolean {
  const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
  if (!wantsPage || !existsSync(path.join(webRoot, PAGE))) return false;
  void reply.sendFile(PAGE);
  return true;
}
