import { describe, expect, it } from 'vitest';
import { decode } from './read-code';
import { PortalLines } from '../../../simulator/portal-process/portal-options';
import { lanCard } from '../../demo/lan-card';

const FINGERPRINT = Array.from({ length: 16 }, (_, index) => `AB${String(index).padStart(2, '0')}`).join(' ');
const OTHER = FINGERPRINT.replaceAll('AB', 'CD');

function printed(...lines: string[]): PortalLines {
  const read = new PortalLines();
  for (const line of lines) read.read(line);
  return read;
}
const START = [
  'Portal: http://127.0.0.1:8443',
  'Authority: /home/a presenter/portal.keys.authority.crt',
  `Authority SHA-256: ${OTHER}`,
];

describe('what a portal prints of the local network', () => {
  it('is nothing without --lan', () => {
    expect(printed('Portal: http://127.0.0.1:8443', 'Sign in: http://127.0.0.1:8443/#/sign-in').lan).toBeUndefined();
  });
  it('is read as it was printed last', () => {
    const lines = printed(
      ...START,
      'Addresses: https://192.168.1.20:8443 https://[fd00::2]:8443',
      `Certificate SHA-256 of https://192.168.1.20:8443: ${FINGERPRINT}`,
      `Certificate SHA-256 of https://[fd00::2]:8443: ${OTHER}`,
      'Not served: 172.17.0.1 (docker0: containers or virtual machines of this machine)',
      'Sign in: http://127.0.0.1:8443/#/sign-in?token=x',
    );
    expect(lines.addresses).toEqual({
      url: 'http://127.0.0.1:8443',
      signInUrl: 'http://127.0.0.1:8443/#/sign-in?token=x',
    });
    expect(lines.lan).toEqual({
      authorityFile: '/home/a presenter/portal.keys.authority.crt',
      authorityFingerprint: OTHER,
      addresses: [
        { url: 'https://192.168.1.20:8443', fingerprint: FINGERPRINT },
        { url: 'https://[fd00::2]:8443', fingerprint: OTHER },
      ],
    });
    lines.read('Addresses: none');
    expect(lines.lan?.addresses).toEqual([]);
  });
});

describe('the card', () => {
  const lan = printed(
    ...START,
    'Addresses: https://192.168.1.20:8443',
    `Certificate SHA-256 of https://192.168.1.20:8443: ${FINGERPRINT}`,
  ).lan!;

  it('says where, and by what the certificate is known, in rows of four', () => {
    const lines = lanCard(lan);
    expect(lines[0]).toBe('On the local network: https://192.168.1.20:8443');
    expect(lines.join('\n')).toContain('    AB00 AB01 AB02 AB03\n    AB04 AB05 AB06 AB07\n');
    expect(lines.join('\n')).toContain('    CD12 CD13 CD14 CD15');
    expect(lines.join('\n')).toContain(
      'https://192.168.1.20:8443/roomkey-authority.crt (here: /home/a presenter/portal.keys.authority.crt)',
    );
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(160);
  });
  it.each([true, false])('shows a code that a camera reads (terminal: %s)', (isTerminal) => {
    expect(decode(lanCard(lan, { isTerminal }))).toBe('https://192.168.1.20:8443');
    const link = 'https://192.168.1.20:8443/#/sign-in?token=0123456789012345678901234567890123456789012';
    expect(decode(lanCard(lan, { isTerminal, link }))).toBe(link);
  });
  it('has no code where there is no address', () => {
    const lines = lanCard({ ...lan, addresses: [] });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('no private address');
  });
});
