import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { normaliseIdentity, RawIdentitySchema } from '@roomkey/shared/device/identity';

const folder = path.join(import.meta.dirname, 'recorded');

/** make, model, serial, OS. */
const EXPECTED: Readonly<Record<string, readonly (string | null)[]>> = {
  'lenovo-thinksmart.json': [
    'LENOVO',
    '12QN0000US',
    'MJ0KTX2A',
    'Microsoft Windows 11 IoT Enterprise 10.0.22631 22631',
  ],
  'hp-elite-mini.json': [
    'HP',
    'HP Elite Mini 800 G9 Desktop PC',
    'CZC2318K4R',
    'Microsoft Windows 11 IoT Enterprise 10.0.22621 22621',
  ],
  'dell-optiplex.json': [
    'Dell Inc.',
    'OptiPlex 7080',
    '7XK4LM3',
    'Microsoft Windows 10 IoT Enterprise 10.0.19045 19045',
  ],
  'intel-nuc-placeholders.json': [
    'Intel Corporation',
    'NUC8BEB',
    'GEBE83700ABC',
    'Microsoft Windows 10 IoT Enterprise 10.0.19045 19045',
  ],
  'linux-virtual-machine.json': [null, null, null, 'Debian GNU/Linux 12'],
  'windows-powershell-blocked.json': [null, null, null, '10.0.22631'],
};

describe('recorded readings', () => {
  it('are all expected here', async () => {
    const files = (await readdir(folder)).filter((file) => file.endsWith('.json'));
    expect(files.toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
  });

  it.each(Object.entries(EXPECTED))('%s', async (file, [make, model, serial, os]) => {
    const raw = RawIdentitySchema.parse(JSON.parse(await readFile(path.join(folder, file), 'utf8')));
    expect(normaliseIdentity(raw)).toEqual({ make, model, serial, os, source: 'measured' });
  });
});
