import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** SHA-256 of the empty string: Fluent's style engine adds empty style elements and fills them by `insertRule`. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** Half a year, in seconds. */
const HSTS_SECONDS = 15_552_000;

/** @param https whether browsers reach the portal through https: only then are http requests upgraded, and remembered so. */
export async function addSecurityHeaders(app: FastifyInstance, https: boolean): Promise<void> {
  await app.register(helmet, {
    // SECURITY: answers injected script and style (CWE-79), framing (CWE-1021) and forms sent elsewhere. No unsafe-inline.
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", EMPTY_STYLE],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // SECURITY: answers a downgrade to http on the way (CWE-319).
    hsts: https ? { maxAge: HSTS_SECONDS, includeSubDomains: false } : false,
    frameguard: { action: 'deny' },
    // SECURITY: no address of the portal leaks to other sites.
    referrerPolicy: { policy: 'no-referrer' },
  });
  // SECURITY: the site uses none of these, so an injected script gets none of them.
  app.addHook('onSend', async (_request, reply) => {
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
  });
}
