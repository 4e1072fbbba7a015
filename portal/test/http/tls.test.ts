import { execFile } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile } from 'node:fs/promises';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { consoleConnection } from '../../server/features/connection/connection';
import { startTestPortal } from '../test-portal';

test('over TLS the portal asks browsers to stay there, refuses old versions, and ends with open connections', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'roomkey-tls-'));
  const [certFile, keyFile] = [path.join(folder, 'cert.pem'), path.join(folder, 'key.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', keyFile];
  await promisify(execFile)('openssl', ['req', '-x509', '-days', '2', ...key, '-out', certFile, ...subject]);
  const cert = await readFile(certFile);
  const tls = { cert, key: await readFile(keyFile) };
  // No API token is asked for: the test portal's fetch does not know this certificate.
  const portal = await startTestPortal('postgres', { tls, apiTokenFile: null });
  const agent = new Agent({ ca: cert, keepAlive: true });

  const get = (options: { maxVersion?: 'TLSv1.1' } = {}) =>
    new Promise<{ status: number | undefined; headers: Record<string, unknown> }>((resolve, reject) => {
      const own = options.maxVersion === undefined ? { agent } : { ca: cert, minVersion: 'TLSv1' as const, ...options };
      request(`${portal.url}/api/health/live`, own, (response) => {
        response.resume();
        response.once('end', () => {
          resolve({ status: response.statusCode, headers: response.headers });
        });
      })
        .once('error', reject)
        .end();
    });

  expect(portal.url).toMatch(/^https:/);
  const answer = await get();
  expect(answer.status).toBe(200);
  expect(answer.headers['strict-transport-security']).toBe('max-age=15552000');
  expect(answer.headers['content-security-policy']).toContain('upgrade-insecure-requests');
  await expect(get({ maxVersion: 'TLSv1.1' })).rejects.toThrow();

  // What a console is told of the certificate: the hash of its DER, as openssl and browsers show it.
  const fingerprint = createHash('sha256').update(new X509Certificate(cert).raw).digest('hex');
  expect(consoleConnection(portal.ctx)).toEqual({
    portalUrl: portal.url,
    fingerprint,
    qrText: `RKP1:${portal.url}#sha256=${fingerprint}`,
  });
  await portal.dispose();
  agent.destroy();
});
