/** Certificates for tests, made anew by openssl each time: none is worth anything, none grows old. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execute } from './child';

export interface TestCertificate {
  /** PEM. */
  readonly key: string;
  readonly cert: string;
  readonly keyFile: string;
  readonly certFile: string;
}

interface CertificateRequest {
  /** Common name, and the name of its files. */
  readonly name: string;
  /** Lines of openssl's extension section. */
  readonly extensions: readonly string[];
  /** Without one it signs itself. */
  readonly issuer?: TestCertificate;
  /** From now; -1 is over. */
  readonly days?: number;
  /** openssl's `-newkey`. */
  readonly newKey?: readonly string[];
  readonly digest?: string;
}

export const AUTHORITY = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'];
/** For a server at these names, as openssl writes them: `DNS:localhost,IP:127.0.0.1`. */
export const serverFor = (names: string): string[] => [
  'basicConstraints=critical,CA:FALSE',
  'keyUsage=critical,digitalSignature',
  'extendedKeyUsage=serverAuth',
  `subjectAltName=${names}`,
];
export const HERE = 'DNS:localhost,IP:127.0.0.1';

const EC_KEY = ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];

export async function makeCertificate(folder: string, request: CertificateRequest): Promise<TestCertificate> {
  const { name, extensions, issuer, days = 30, newKey = EC_KEY, digest = 'sha256' } = request;
  const file = (suffix: string) => path.join(folder, `${name.replaceAll(/\W/g, '-')}.${suffix}`);
  const [keyFile, certFile, csrFile, extFile] = [file('key'), file('pem'), file('csr'), file('ext')] as const;
  const subject = `/CN=${name}/O=Contoso`;
  await execute('openssl', [
    'req',
    '-newkey',
    ...newKey,
    '-nodes',
    '-keyout',
    keyFile,
    '-out',
    csrFile,
    '-subj',
    subject,
  ]);
  await writeFile(extFile, extensions.join('\n'));
  const signer =
    issuer === undefined
      ? ['-signkey', keyFile]
      : ['-CA', issuer.certFile, '-CAkey', issuer.keyFile, '-CAcreateserial'];
  const validity = ['-days', String(days), `-${digest}`, '-extfile', extFile];
  await execute('openssl', ['x509', '-req', '-in', csrFile, ...signer, ...validity, '-out', certFile]);
  const [key, cert] = await Promise.all([readFile(keyFile, 'utf8'), readFile(certFile, 'utf8')]);
  return { key, cert, keyFile, certFile };
}
