/** `GET /roomkey-authority.crt`: what a phone is told to trust. Not secret; whoever installs it compares its fingerprint. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { PortalContext } from '../context';

/** Where phones find it; they offer to install what has this type. PEM, so that a console's configuration takes the same file. */
export const AUTHORITY_PATH = '/roomkey-authority.crt';
const TYPE = 'application/x-x509-ca-cert';

export function addAuthorityRoute(app: FastifyInstance, { lan }: PortalContext): void {
  if (lan === null) return;
  app.withTypeProvider<ZodTypeProvider>().get(
    AUTHORITY_PATH,
    {
      schema: {
        tags: ['connection'],
        summary: 'Certificate of the local authority (PEM)',
        response: { 200: z.string() },
      },
    },
    async (_request, reply) => reply.type(TYPE).header('cache-control', 'no-cache').send(lan.authority.certificate),
  );
}
