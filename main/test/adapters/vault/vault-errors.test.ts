import { describe, expect, it } from 'vitest';
import { classifyVaultError } from '../../../adapters/vault/vault-errors';

/** The first six were recorded on Debian 12 (keytar 7.10.6, gnome-keyring 42); the rest comes from the systems' documentation. */
const TEXTS = [
  ['Cannot create an item in a locked collection', 'vault.locked'],
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'vault.missing'],
  ['Unknown or unsupported transport “disabled” for address “disabled:”', 'vault.missing'],
  ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'vault.missing'],
  ['Could not connect: No such file or directory', 'vault.missing'],
  ['The name org.freedesktop.secrets was not provided by any .service files', 'vault.missing'],
  ['User interaction is not allowed.', 'vault.locked'],
  ['The user name or passphrase you entered is not correct.', 'vault.locked'],
  ['A specified logon session does not exist. It may already have been terminated.', 'vault.missing'],
  ['Failed to load keytar native addon, checked ["../build/Release"] on linux-x64', 'vault.missing'],
  ['The stub received bad data.', 'vault.failed'],
] as const;

describe('classifyVaultError', () => {
  it.each(TEXTS)('%s → %s', (text, code) => {
    expect(classifyVaultError(new Error(text))).toBe(code);
  });

  it('takes what is thrown without being an error', () => {
    expect(classifyVaultError('odd')).toBe('vault.failed');
  });
});
