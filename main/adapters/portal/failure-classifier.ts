/**
 * The one place that says what a failed HTTP exchange means. Node and Chromium name the same failures differently, and
 * axios puts names of its own on top; each row lists all of them.
 */
import { type ErrorCode, SetupFailure } from '@roomkey/shared/setup/contract/errors';

type Row = readonly [code: ErrorCode, names: RegExp];

/** Tried in order on every code and every `net::ERR_…` of the error and its causes. */
const ROWS: readonly Row[] = [
  [
    'portal.proxy',
    /^(ERR_PROXY_\w+|ERR_TUNNEL_CONNECTION_FAILED|ERR_SOCKS_\w+|ERR_PAC_\w+|ERR_NO_SUPPORTED_PROXIES|ERR_MANDATORY_PROXY\w*|ERR_HTTPS_PROXY\w*|ERR_UNEXPECTED_PROXY_AUTH)$/,
  ],
  ['portal.nameNotFound', /^(ENOTFOUND|EAI_\w+|ENODATA|ERR_NAME_\w+|ERR_DNS_\w+|ERR_ICANN_NAME_COLLISION)$/],
  ['portal.certificateExpired', /^(CERT_HAS_EXPIRED|ERR_CERT_DATE_INVALID)$/],
  ['portal.certificateNotYetValid', /^CERT_NOT_YET_VALID$/],
  ['portal.certificateName', /^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH|ERR_CERT_COMMON_NAME_INVALID)$/],
  [
    'portal.certificateUntrusted',
    /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_GET_ISSUER_CERT\w*|UNABLE_TO_VERIFY_LEAF_SIGNATURE|INVALID_CA|CERT_UNTRUSTED|ERR_CERT_AUTHORITY_INVALID)$/,
  ],
  ['portal.noTls', /^(EPROTO|ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG|ERR_SSL_PROTOCOL_ERROR)$/],
  ['portal.certificate', /^(CERT_\w+|ERR_CERT_\w+|ERR_TLS_\w+|ERR_SSL_\w+|UNABLE_TO_\w+|ERR_BAD_SSL\w*)$/],
  ['portal.redirected', /^(ERR_FR_\w+|ERR_TOO_MANY_REDIRECTS|ERR_UNSAFE_REDIRECT|ERR_INVALID_REDIRECT)$/],
  ['portal.timedOut', /^(ETIMEDOUT|ECONNABORTED|ESOCKETTIMEDOUT|ERR_TIMED_OUT|ERR_CONNECTION_TIMED_OUT)$/],
  [
    'portal.malformed',
    /^(HPE_\w+|ERR_INVALID_HTTP_RESPONSE|ERR_INVALID_CHUNKED_ENCODING|ERR_RESPONSE_\w+|ERR_CONTENT_DECODING\w*|Z_\w+|ERR_HTTP2_PROTOCOL_ERROR)$/,
  ],
  ['portal.addressInvalid', /^(ERR_UNSAFE_PORT|ERR_DISALLOWED_URL_SCHEME|ERR_UNKNOWN_URL_SCHEME)$/],
  [
    'portal.unreachable',
    /^(ECONN\w+|EPIPE|EHOST\w+|ENET\w+|EADDR\w+|EACCES|EPERM|UND_ERR_\w+|ERR_NETWORK\w*|ERR_CONNECTION_\w+|ERR_INTERNET_DISCONNECTED|ERR_ADDRESS_\w+|ERR_EMPTY_RESPONSE|ERR_FAILED|ERR_ABORTED|ERR_INCOMPLETE_\w+|ERR_CONTENT_LENGTH_MISMATCH|ERR_SOCKET_\w+|ERR_HTTP2_\w+|ERR_BLOCKED_\w+|ERR_STREAM_PREMATURE_CLOSE|ERR_BAD_RESPONSE)$/,
  ],
];

/** What `thrown` means, for a request to `url`. What no row knows is a fault of the console: `internal.unexpected`. */
export function classifyFailure(thrown: unknown, url: string): SetupFailure {
  const chain = causesOf(thrown);
  // A fetch that knows better says so itself; axios puts an error of its own around it.
  const known = chain.find((error) => error instanceof SetupFailure);
  if (known !== undefined) return known;
  if (chain.some(wasRedirectCancelled)) return new SetupFailure('portal.redirected');
  if (chain.some(wasTooLarge)) return new SetupFailure('portal.malformed');
  if (chain.some((error) => happenedAtProxy(error, url))) return new SetupFailure('portal.proxy');
  const names = chain.flatMap(namesOf);
  const row = ROWS.find(([, pattern]) => names.some((name) => pattern.test(name)));
  return new SetupFailure(row?.[0] ?? 'internal.unexpected');
}

/** The error, its causes, and the attempts that an AggregateError holds (one per address of a name). */
function causesOf(thrown: unknown, depth = 0): Error[] {
  if (!(thrown instanceof Error) || depth > 5) return [];
  const attempts: unknown[] = thrown instanceof AggregateError ? thrown.errors : [];
  return [thrown, ...[thrown.cause, ...attempts].flatMap((cause) => causesOf(cause, depth + 1))];
}

function namesOf(error: Error): string[] {
  const code: unknown = Reflect.get(error, 'code');
  const chromium = /\bnet::(ERR_\w+)/.exec(error.message)?.[1];
  // axios calls every failure without a code of its own ERR_NETWORK: the cause says more, and stands beside it.
  return [chromium, typeof code === 'string' ? code.replace(/^net::/, '') : undefined].filter(
    (name) => name !== undefined,
  );
}

/** Electron's fetch has no code for a redirect that it was told not to follow (Electron 33). */
const wasRedirectCancelled = (error: Error): boolean => error.message.includes('Redirect was cancelled');

/** axios has one code, ERR_BAD_RESPONSE, for a body over the limit and for one that ends too early. */
const wasTooLarge = (error: Error): boolean => error.message.startsWith('maxContentLength');

/** Node says which name or port it could not reach: one that is not the portal's is a proxy's. */
function happenedAtProxy(error: Error, url: string): boolean {
  const port: unknown = Reflect.get(error, 'port');
  const name: unknown = Reflect.get(error, 'hostname');
  const { hostname, port: explicit, protocol } = new URL(url);
  const portalPort = explicit === '' ? (protocol === 'https:' ? 443 : 80) : Number(explicit);
  return (typeof port === 'number' && port !== portalPort) || (typeof name === 'string' && name !== hostname);
}
