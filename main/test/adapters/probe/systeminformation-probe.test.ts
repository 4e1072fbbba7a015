import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { meaningful } from '@roomkey/shared/device/identity';
import { createSysteminformationProbe } from '../../../adapters/probe/systeminformation-probe';
import { createSourceHelperHost, PROBE_HELPER } from '../../support/helper-processes';

const host = createSourceHelperHost();
const never = new AbortController().signal;

describe('the probe', () => {
  it("reads this machine's identity", async () => {
    const identity = await createSysteminformationProbe({ host, entry: PROBE_HELPER }).read(never);
    expect(identity.source).toBe('measured');
    // The only value that every machine has.
    expect(identity.os).not.toBeNull();
    if (os.platform() === 'linux') expect(identity.os).not.toContain(os.hostname());
    for (const text of [identity.make, identity.model, identity.serial]) {
      if (text !== null) expect(meaningful(text)).toBe(text);
    }
  });

  it('gives up over its limit, and works when tried again', async () => {
    const stuck = path.join(import.meta.dirname, 'slow-probe-helper.ts');
    const slow = createSysteminformationProbe({ host, entry: stuck, limitMs: 300 });
    await expect(slow.read(never)).rejects.toMatchObject({ code: 'identity.timedOut' });
    await expect(slow.read(never)).rejects.toMatchObject({ code: 'identity.timedOut' });
    await createSysteminformationProbe({ host, entry: PROBE_HELPER }).read(never);
  });

  it('says "failed" when the helper ends by itself', async () => {
    const missing = createSysteminformationProbe({ host, entry: path.join(import.meta.dirname, 'no-such-file.js') });
    await expect(missing.read(never)).rejects.toMatchObject({ code: 'identity.failed' });
  });

  it('stops when its caller leaves', async () => {
    const leaving = new AbortController();
    const reading = createSysteminformationProbe({ host, entry: PROBE_HELPER }).read(leaving.signal);
    leaving.abort(new Error('left'));
    await expect(reading).rejects.toThrow('left');
  });
});
