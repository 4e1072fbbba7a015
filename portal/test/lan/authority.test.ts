import { execFile } from 'node:child_process';
import { X509Certificate, createPrivateKey } from 'node:crypto';
import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, test } from 'vitest';
import { openLocalAuthority } from '../../server/lan/authority';
import { authorityPaths } from '../../server/lan/authority-file';
import { makeServerCertificate } from '../../server/lan/certificate';
import { temporaryFolder } from '../test-portal';

const run = promisify(execFile);
const DAY_MS = 86_400_000;

let folder: string;
let keysPath: string;
let now: Date;
const clock = { unmovedNow: () => now };
const open = (hostname = 'stage-pc') => openLocalAuthority({ keysPath, clock, hostname });

beforeEach(async () => {
  folder = await temporaryFolder();
  keysPath = path.join(folder, 'portal.keys.json');
  now = new Date();
});
const later = (days: number) => (now = new Date(now.getTime() + days * DAY_MS));
const daysOf = (certificate: X509Certificate) =>
  (Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)) / DAY_MS;

describe('the authority', () => {
  test('keeps its key to its owner; its certificate is for everybody', async () => {
    const authority = await open();
    const { secret, certificate } = authorityPaths(keysPath);
    expect((await stat(secret)).mode & 0o777).toBe(0o600);
    expect((await stat(certificate)).mode & 0o777).toBe(0o644);
    expect(certificate).toBe(path.join(folder, 'portal.keys.authority.crt'));
    expect(await readFile(certificate, 'utf8')).toBe(authority.certificate);
    expect(authority.certificate).not.toContain('PRIVATE');
    const x509 = new X509Certificate(authority.certificate);
    expect(authority.fingerprint).toBe(x509.fingerprint256.replaceAll(':', '').toLowerCase());
    expect(x509.ca).toBe(true);
    expect(daysOf(x509)).toBeLessThanOrEqual(732);
    expect(x509.subject).toMatch(/^O=Roomkey \(simulation\)\nCN=Roomkey local authority [0-9A-F]{6}$/);
  });

  test('is the same after a restart, and another in its last ninety days', async () => {
    const first = await open();
    later(600);
    expect((await open()).fingerprint).toBe(first.fingerprint);
    later(60);
    const second = await open();
    expect(second.fingerprint).not.toBe(first.fingerprint);
    expect(await readFile(second.certificateFile, 'utf8')).toBe(second.certificate);
  });

  test('is refused where others could have read its key, or where it is none', async () => {
    await open();
    const { secret } = authorityPaths(keysPath);
    await chmod(secret, 0o640);
    await expect(open()).rejects.toMatchObject({ code: 'authority.tooOpen', exitCode: 4 });
    await writeFile(secret, '{"version":1,"authority":{"key":"something secret"}}');
    await chmod(secret, 0o600);
    await expect(open()).rejects.toMatchObject({ code: 'authority.malformed' });
    await expect(open()).rejects.not.toThrow(/something secret/);
  });
});

describe('a server’s certificate', () => {
  test('is for its address and the machine’s name in multicast DNS', async () => {
    const { serverCertificate } = await open('Stage-PC.corp.example');
    const { cert, key } = await serverCertificate('192.168.1.20');
    const x509 = new X509Certificate(cert);
    expect(x509.subjectAltName).toBe('IP Address:192.168.1.20, DNS:stage-pc.local');
    expect(x509.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(x509.ca).toBe(false);
    expect(daysOf(x509)).toBeCloseTo(31, 1);
    expect(x509.checkPrivateKey(createPrivateKey(key))).toBe(true);
    expect(new X509Certificate((await serverCertificate('fd00::2')).cert).checkIP('fd00::2')).toBe('fd00::2');
  });

  test.each(['localhost', '192.168.1.20', 'Stage PC', 'über', '-pc', ''])(
    'leaves a host name out that is none: %s',
    async (hostname) => {
      const { cert } = await (await open(hostname)).serverCertificate('10.0.0.1');
      expect(new X509Certificate(cert).subjectAltName).toBe('IP Address:10.0.0.1');
    },
  );

  test('on loopback is for this machine', async () => {
    const { cert } = await (await open()).serverCertificate('127.0.0.1');
    expect(new X509Certificate(cert).subjectAltName).toBe(
      'IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, DNS:localhost',
    );
  });

  test('stays through restarts and changes of network, until ten days are left or the machine’s name changes', async () => {
    const authority = await open();
    const first = await authority.serverCertificate('192.168.1.20');
    await authority.serverCertificate('10.0.0.1');
    later(19);
    expect((await (await open()).serverCertificate('192.168.1.20')).cert).toBe(first.cert);
    const renamed = await (await open('other-pc')).serverCertificate('192.168.1.20');
    expect(renamed.cert).not.toBe(first.cert);
    later(21);
    const renewed = await (await open('other-pc')).serverCertificate('192.168.1.20');
    expect(renewed.cert).not.toBe(renamed.cert);
    // Both after a clock that was set back: it is not valid yet.
    later(-60);
    expect((await (await open('other-pc')).serverCertificate('192.168.1.20')).cert).not.toBe(renewed.cert);
  });

  test('never outlives its authority, however long the portal runs', async () => {
    const authority = await open();
    later(725);
    const { cert } = await authority.serverCertificate('10.0.0.1');
    const end = Date.parse(new X509Certificate(authority.certificate).validTo);
    expect(Date.parse(new X509Certificate(cert).validTo)).toBe(end);
  });

  test('of twenty networks is kept, not of more', async () => {
    const { serverCertificate } = await open();
    for (let index = 1; index <= 21; index += 1) await serverCertificate(`10.0.0.${index}`);
    const kept = (await readFile(authorityPaths(keysPath).secret, 'utf8')).match(/"address": "10\.0\.0\.\d+"/g);
    expect(kept).toHaveLength(20);
    expect(kept?.[0]).toBe('"address": "10.0.0.2"');
  });
});

describe('OpenSSL', () => {
  const verify = (authority: string, cert: string, ...more: string[]) =>
    run('openssl', ['verify', '-x509_strict', '-purpose', 'sslserver', '-CAfile', authority, ...more, cert]);

  test('takes the chain by its strictest rules', async () => {
    const authority = await open();
    const file = path.join(folder, 'server.pem');
    for (const address of ['192.168.1.20', '169.254.3.4', 'fd00::2', '127.0.0.1']) {
      await writeFile(file, (await authority.serverCertificate(address)).cert);
      await verify(authority.certificateFile, file, '-verify_ip', address);
    }
    await expect(verify(authority.certificateFile, file, '-verify_ip', '192.168.1.21')).rejects.toThrow();
  });

  test.each([
    [['roomkey.example'], []],
    [['local.example'], []],
    [[], ['203.0.113.9']],
    [[], ['172.32.0.1']],
    [[], ['2001:db8::1']],
  ])('refuses what the authority must not vouch for: %j %j', async (dnsNames, addresses) => {
    const { certificateFile } = await open();
    const { authority } = JSON.parse(await readFile(authorityPaths(keysPath).secret, 'utf8')) as {
      authority: { name: string; key: string };
    };
    const key = createPrivateKey(authority.key);
    const request = { name: 'x', key, notBefore: new Date(now.getTime() - DAY_MS), notAfter: later(1) };
    const file = path.join(folder, 'forged.pem');
    const forged = await makeServerCertificate(request, { dnsNames, addresses }, { name: authority.name, key });
    await writeFile(file, forged);
    await expect(verify(certificateFile, file)).rejects.toThrow(/permitted subtree violation/);
  });
});
