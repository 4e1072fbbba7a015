/** What stands between a console and its portal may answer in the portal's place. Whole HTTP answers, as they go over the wire. */

const answer = (status: string, headers: Readonly<Record<string, string>>, body: string): string =>
  [
    `HTTP/1.1 ${status}`,
    ...Object.entries({ ...headers, 'Content-Length': String(Buffer.byteLength(body)), Connection: 'close' }).map(
      ([name, value]) => `${name}: ${value}`,
    ),
    '',
    body,
  ].join('\r\n');

const json = (status: string, body: object): string =>
  answer(status, { 'Content-Type': 'application/json' }, JSON.stringify(body));

export const CANNED = {
  /** A network that sends everybody to its own sign-in page first. */
  captivePortal: answer('302 Found', { Location: 'http://sign-in.captive.example/' }, ''),
  /** The same, as a page in the place of every answer. */
  captivePage: answer(
    '200 OK',
    { 'Content-Type': 'text/html' },
    '<!doctype html><title>Welcome to the guest network</title>',
  ),
  /** Half of a JSON text. */
  malformed: answer('200 OK', { 'Content-Type': 'application/json' }, '{"access_to'),
  /** Something that is no HTTP. */
  notHttp: 'SSH-2.0-OpenSSH_9.2\r\n',
  /** RFC 9110 15.5.8: a proxy that wants to know who asks. */
  proxyRefuses: answer('407 Proxy Authentication Required', { 'Proxy-Authenticate': 'Basic realm="proxy"' }, ''),
  tooManyRequests: answer('429 Too Many Requests', { 'Retry-After': '20' }, ''),
  unavailable: answer('503 Service Unavailable', { 'Retry-After': '20' }, ''),
  serverError: answer('500 Internal Server Error', {}, ''),
  /** A portal that was set up anew: it knows neither codes nor tokens. */
  forgetful: json('400 Bad Request', { error: 'invalid_grant' }),
  /** The answer to a poll for a request that was cancelled. */
  cancelled: json('400 Bad Request', { error: 'access_denied', cancelled: true }),
  /** A portal that takes no consoles like this one. */
  refusesConsole: json('401 Unauthorized', { error: 'invalid_client' }),
  /** RFC 9110 15.5.11, as after the receipt. */
  gone: json('410 Gone', { error: 'invalid_request' }),
} as const;

export type CannedAnswer = keyof typeof CANNED;
