import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import { fastify, type FastifyInstance } from 'fastify';

/** SHA-256 of the empty string: Fluent's style engine adds empty style elements and fills them by `insertRule`. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** Half a year, in seconds. */
const HSTS_SECONDS = 15_552_000;

/** SECURITY: the site uses none of these, so an injected script gets none of them. */
const PERMISSIONS = 'camera=(), microphone=(), geolocation=(), payment=(), usb=()';

interface Transport {
  /** Whether browsers reach the portal through https: only then are http requests upgraded. */
  readonly https: boolean;
  /** Whether browsers shall remember that, and never again take another certificate than one they trust. */
  readonly remembered: boolean;
}

export async function addSecurityHeaders(app: FastifyInstance, transport: Transport): Promise<void> {
  const headers = { ...(await helmetHeaders(policyOf(transport))), 'permissions-policy': PERMISSIONS };
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}

/** Helmet's headers, which are the same for every answer: asked for once, because it composes them anew each time (a tenth of a poll). */
async function helmetHeaders(policy: FastifyHelmetOptions): Promise<Record<string, string>> {
  const probe = fastify();
  await probe.register(helmet, policy);
  probe.get('/', (_request, reply) => reply.code(204).send());
  const { headers } = await probe.inject('/');
  await probe.close();
  const own = Object.entries(headers).filter(([name]) => name !== 'date' && name !== 'connection');
  return Object.fromEntries(own.map(([name, value]) => [name, String(value)]));
}

function policyOf({ https, remembered }: Transport): FastifyHelmetOptions {
  return {
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
    hsts: remembered ? { maxAge: HSTS_SECONDS, includeSubDomains: false } : false,
    frameguard: { action: 'deny' },
    // SECURITY: no address of the portal leaks to other sites.
    referrerPolicy: { policy: 'no-referrer' },
  };
}
