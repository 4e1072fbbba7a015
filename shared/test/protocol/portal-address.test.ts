import { describe, expect, it } from 'vitest';
import {
  fingerprintGroups,
  formatPortalQr,
  parsePortalQr,
  readFingerprint,
  readPortalAddress,
} from '@roomkey/shared/protocol/portal-address';

const FINGERPRINT = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';

describe('a typed address', () => {
  it.each([
    ['portal.example', 'https://portal.example', false],
    [' portal.example:8443 ', 'https://portal.example:8443', false],
    ['HTTPS://Portal.Example/', 'https://portal.example', false],
    ['https://portal.example/sign-in#token=1', 'https://portal.example', true],
    ['localhost:3000', 'http://localhost:3000', false],
    ['https://localhost:3000', 'https://localhost:3000', false],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000', false],
    ['http://[::1]:3000', 'http://[::1]:3000', false],
    ['bücher.example', 'https://xn--bcher-kva.example', false],
  ])('%j is %s', (typed, origin, shortened) => expect(readPortalAddress(typed)).toEqual({ origin, shortened }));

  it.each([
    ['', 'portal.addressInvalid'],
    ['not an address', 'portal.addressInvalid'],
    ['ftp://portal.example', 'portal.addressInvalid'],
    ['javascript:alert(1)', 'portal.addressInvalid'],
    ['https://user:word@portal.example', 'portal.addressInvalid'],
    ['user@portal.example', 'portal.addressInvalid'],
    ['http://portal.example', 'portal.addressInsecure'],
    ['http://127.0.0.1.portal.example', 'portal.addressInsecure'],
  ])('%j is refused: %s', (typed, problem) => expect(readPortalAddress(typed)).toBe(problem));
});

describe('a QR code of an address', () => {
  it.each([
    ['RKP1:https://portal.example', 'https://portal.example', null],
    ['rkp1:HTTPS://PORTAL.EXAMPLE:8443/', 'https://portal.example:8443', null],
    ['RKP1:http://127.0.0.1:8443', 'http://127.0.0.1:8443', null],
    [`RKP1:https://portal.example#sha256=${FINGERPRINT.toUpperCase()}`, 'https://portal.example', FINGERPRINT],
    [` RKP1:https://portal.example#sha256=${FINGERPRINT}\r\n`, 'https://portal.example', FINGERPRINT],
  ])('%j is read', (text, origin, fingerprint) => expect(parsePortalQr(text)).toEqual({ origin, fingerprint }));

  it('is what is written', () => {
    for (const fingerprint of [null, FINGERPRINT]) {
      const portal = { origin: 'https://portal.example:8443', fingerprint };
      expect(parsePortalQr(formatPortalQr(portal))).toEqual(portal);
    }
  });

  it.each([
    'https://portal.example',
    'RK1:0123456789012345',
    'RKP1:',
    'RKP2:https://portal.example',
    'RKP1:portal.example',
    'RKP1:http://portal.example',
    'RKP1:ftp://portal.example',
    'RKP1:https://user:word@portal.example',
    'RKP1:https://portal.example/path',
    'RKP1:https://portal.example/?a=b',
    'RKP1:https://portal.example#token',
    'RKP1:https://portal.example#sha256=',
    `RKP1:https://portal.example#sha256=${FINGERPRINT.slice(1)}`,
    `RKP1:https://portal.example#sha256=${FINGERPRINT}0`,
    `RKP1:https://portal.example#sha256=${FINGERPRINT}#sha256=${FINGERPRINT}`,
    `RKP1:https://portal.example#sha256=${FINGERPRINT}&more`,
    `RKP1:https://portal.example#a#sha256=${FINGERPRINT}`,
    'RKP1:https://portal example',
  ])('%j is void', (text) => expect(parsePortalQr(text)).toBeNull());
});

describe('a fingerprint', () => {
  it.each([
    FINGERPRINT,
    FINGERPRINT.toUpperCase(),
    fingerprintGroups(FINGERPRINT).join(' '),
    `sha256:${FINGERPRINT}`,
    `SHA-256=${FINGERPRINT.match(/../g)?.join(':') ?? ''}`,
  ])('%j is read', (written) => expect(readFingerprint(written)).toBe(FINGERPRINT));

  it.each(['', 'sha256:', FINGERPRINT.slice(1), `${FINGERPRINT}00`, FINGERPRINT.replace('a', 'g')])(
    '%j is refused',
    (written) => expect(readFingerprint(written)).toBeNull(),
  );

  it('is read out in sixteen groups', () => {
    expect(fingerprintGroups(FINGERPRINT)).toHaveLength(16);
    expect(fingerprintGroups(FINGERPRINT).slice(0, 6)).toEqual(['0011', '2233', '4455', '6677', '8899', 'AABB']);
  });
});
