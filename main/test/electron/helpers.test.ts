import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROBE_HELPER, VAULT_HELPER } from '../support/helper-processes';
import { startKeyring } from '../support/keyring';
import { makeTempFolder } from '../support/temp-folder';
import { runInElectron } from './run-in-electron';

const here = (file: string): string => path.join(import.meta.dirname, file);

describe('helpers as utility processes of Electron', () => {
  it('read the device, use a real keyring, and are killed and started anew', { timeout: 180_000 }, async () => {
    const folder = await makeTempFolder();
    const keyring = await startKeyring('unlocked');
    try {
      const report = path.join(folder.path, 'report.json');
      const entries = {
        main: here('helpers-main.ts'),
        'probe-helper': PROBE_HELPER,
        'vault-helper': VAULT_HELPER,
        'odd-helper': here('../adapters/helper/odd-helper.ts'),
      };
      await runInElectron(entries, folder.path, { ...keyring.env, ROOMKEY_REPORT: report });
      expect(JSON.parse(await readFile(report, 'utf8'))).toMatchObject({
        identity: { source: 'measured', os: expect.any(String) as unknown },
        kept: 'kept – ✓',
        removed: null,
        misbehaviour: { hang: 'timedOut', block: 'timedOut', crash: 'exited', throw: 'refused' },
        afterwards: { body: 'still there' },
      });
    } finally {
      await keyring.stop();
      await folder.remove();
    }
  });
});
