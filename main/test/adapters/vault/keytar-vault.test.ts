import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createKeytarVault } from '../../../adapters/vault/keytar-vault';
import { createSourceHelperHost, VAULT_HELPER } from '../../support/helper-processes';
import { type Keyring, startKeyring } from '../../support/keyring';
import { vaultContract } from './contract';

const never = new AbortController().signal;
const vaults: { close(): void }[] = [];

function vaultOn(keyring: Keyring, limitMs = 8_000, installationId: string = randomUUID()) {
  // Without a display: with one, libsecret would start a bus of its own where there is none.
  const host = createSourceHelperHost({ DISPLAY: undefined, ...keyring.env });
  const vault = createKeytarVault({ host, entry: VAULT_HELPER, installationId, limitMs });
  vaults.push(vault);
  return vault;
}
afterEach(() => {
  for (const vault of vaults.splice(0)) vault.close();
});

describe('on a real gnome-keyring', () => {
  let keyring: Keyring;
  beforeAll(async () => (keyring = await startKeyring('unlocked')));
  afterAll(() => keyring.stop());

  vaultContract('The keytar vault', () => vaultOn(keyring));

  it('keeps installations apart', async () => {
    const one = vaultOn(keyring);
    const other = vaultOn(keyring);
    await one.write('credential', 'of one', never);
    expect(await other.read('credential', never)).toBeNull();
  });

  it('keeps entries across helper processes', async () => {
    const id = randomUUID();
    const before = vaultOn(keyring, 8_000, id);
    await before.write('credential', 'kept', never);
    before.close();
    expect(await vaultOn(keyring, 8_000, id).read('credential', never)).toBe('kept');
  });

  it('says "locked" while it is locked, and goes on once it is unlocked', async () => {
    const vault = vaultOn(keyring);
    await vault.write('credential', 'kept', never);
    await keyring.lock();
    await expect(vault.probe(never)).rejects.toMatchObject({ code: 'vault.locked' });
    await expect(vault.write('credential', 'lost', never)).rejects.toMatchObject({ code: 'vault.locked' });
    expect(await vault.read('credential', never)).toBeNull();
    await keyring.unlock();
    await vault.probe(never);
    expect(await vault.read('credential', never)).toBe('kept');
  });

  it('finishes a write whose caller has gone', async () => {
    const vault = vaultOn(keyring);
    const leaving = new AbortController();
    const write = vault.write('credential', 'finished', leaving.signal);
    const read = vault.read('credential', never);
    setImmediate(() => leaving.abort(new Error('left')));
    await expect(write).rejects.toThrow('left');
    expect(await read).toBe('finished');
  });
});

describe('on a locked keyring that asks for its password', () => {
  let keyring: Keyring;
  beforeAll(async () => (keyring = await startKeyring('unlocked', { prompts: true })));
  afterAll(() => keyring.stop());

  it('gives up after the limit, and works once the keyring is unlocked', async () => {
    const vault = vaultOn(keyring, 3_000);
    await vault.write('credential', 'kept', never);
    await keyring.lock();
    await expect(vault.read('credential', never)).rejects.toMatchObject({ code: 'vault.timedOut' });
    await expect(vault.probe(never)).rejects.toMatchObject({ code: 'vault.timedOut' });
    await keyring.unlock();
    await vault.probe(never);
    expect(await vault.read('credential', never)).toBe('kept');
  });
});

describe('without a keyring', () => {
  it.each([
    ['no bus listens', async () => (await startKeyring('none')).env],
    ['Chromium has switched the bus off', () => ({ DBUS_SESSION_BUS_ADDRESS: 'disabled:' })],
    ['there is neither bus nor display', () => ({ DBUS_SESSION_BUS_ADDRESS: undefined, DISPLAY: undefined })],
  ])('says "missing" where %s', async (_, environment) => {
    const host = createSourceHelperHost({ DISPLAY: undefined, XDG_RUNTIME_DIR: undefined, ...(await environment()) });
    const vault = createKeytarVault({ host, entry: VAULT_HELPER, installationId: randomUUID() });
    vaults.push(vault);
    await expect(vault.probe(never)).rejects.toMatchObject({ code: 'vault.missing' });
    await expect(vault.write('credential', 'x', never)).rejects.toMatchObject({ code: 'vault.missing' });
  });
});
