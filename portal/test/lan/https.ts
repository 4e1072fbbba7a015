/** Requests over TLS that trust one authority and nobody else. */
import { Agent, request, type RequestOptions } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import { TLSSocket, type PeerCertificate } from 'node:tls';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly certificate: PeerCertificate;
}

/** Rejects as Node does where the certificate is not vouched for, or is for another name. Each call is a new connection. */
export function ask(
  url: string,
  ca: string | undefined,
  options: RequestOptions & { readonly body?: string } = {},
): Promise<Answer> {
  const { body, ...more } = options;
  return new Promise((resolve, reject) => {
    const agent = new Agent({ keepAlive: false });
    const asked = request(url, { agent, ...(ca === undefined ? {} : { ca }), ...more }, (response) => {
      const { socket } = response;
      if (!(socket instanceof TLSSocket)) throw new Error('not over TLS');
      const certificate = socket.getPeerCertificate();
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.once('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, certificate });
      });
    });
    asked.once('error', reject).end(body);
  });
}

export const fingerprintOf = ({ certificate }: Pick<Answer, 'certificate'>): string =>
  certificate.fingerprint256.replaceAll(':', '').toLowerCase();
