import { describe, expect, it } from 'vitest';
import { meaningful, normaliseIdentity } from '@roomkey/shared/device/identity';

describe('meaningful', () => {
  it.each([
    'To Be Filled By O.E.M.',
    '  default STRING ',
    'System Serial Number',
    '-',
    '--/--',
    '0000000',
    'xxxxxx',
    'FFFFFFFF',
    '',
    ' \t\n ',
    null,
    undefined,
  ])('%j says nothing', (raw) => {
    expect(meaningful(raw)).toBeNull();
  });

  it.each([
    [' Dell  Inc. ', 'Dell Inc.'],
    ['MCore', 'MCore'],
    ['A0000', 'A0000'],
    ['evil\u0007\u001b[31m\nline', 'evil [31m line'],
    ['x'.repeat(2) + '1', 'xx1'],
    ['L'.repeat(200), 'L'.repeat(128)],
  ])('%j becomes %j', (raw, text) => {
    expect(meaningful(raw)).toBe(text);
  });
});

describe('normaliseIdentity', () => {
  it('falls back from table to table, each value on its own', () => {
    const table = (manufacturer: string, model: string, serial: string) => ({ manufacturer, model, serial });
    expect(
      normaliseIdentity({
        system: table('', 'Model', '-'),
        baseboard: table('Maker', 'Board', ''),
        chassis: table('Case', '', 'None'),
        bios: { vendor: 'Firmware', serial: 'SN-1' },
      }),
    ).toEqual({ make: 'Maker', model: 'Model', serial: 'SN-1', os: null, source: 'measured' });
  });

  it('never takes the BIOS vendor for the maker', () => {
    expect(normaliseIdentity({ bios: { vendor: 'American Megatrends', serial: '' } }).make).toBeNull();
  });

  it('names each part of the OS once', () => {
    expect(normaliseIdentity({ os: { distro: 'Debian', release: '12', build: '12' } }).os).toBe('Debian 12');
  });

  it('takes tables that are not there at all', () => {
    expect(normaliseIdentity({ system: null })).toEqual({
      make: null,
      model: null,
      serial: null,
      os: null,
      source: 'measured',
    });
  });
});
