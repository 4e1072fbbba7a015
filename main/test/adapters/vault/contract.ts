import { describe, expect, it } from 'vitest';
import type { Vault } from '@roomkey/shared/setup/machine/ports';

const never = new AbortController().signal;

/** What every vault does that is there and open. `open` gives one whose entries nobody else uses. */
export function vaultContract(name: string, open: () => Vault): void {
  describe(`${name} keeps the vault's contract`, () => {
    it('passes the probe, and leaves nothing of it behind', async () => {
      const vault = open();
      await vault.probe(never);
      await vault.probe(never);
      expect(await vault.read('credential', never)).toBeNull();
    });

    it('answers null for what is not there, and removes it without an error', async () => {
      const vault = open();
      expect(await vault.read('proof-key', never)).toBeNull();
      await vault.remove('proof-key', never);
    });

    it('reads what was written, replaces it and removes it', async () => {
      const vault = open();
      await vault.write('credential', 'first', never);
      await vault.write('credential', 'second – ✓ 日本語 🔑', never);
      expect(await vault.read('credential', never)).toBe('second – ✓ 日本語 🔑');
      await vault.remove('credential', never);
      expect(await vault.read('credential', never)).toBeNull();
    });

    it('keeps kinds apart, one device code per request', async () => {
      const vault = open();
      await vault.write('device-code.one', '1', never);
      await vault.write('device-code.two', '2', never);
      await vault.remove('device-code.one', never);
      expect(await vault.read('device-code.one', never)).toBeNull();
      expect(await vault.read('device-code.two', never)).toBe('2');
      await vault.remove('device-code.two', never);
    });

    it('takes 2,498 bytes of UTF-16 and refuses 2,500 and nothing', async () => {
      const vault = open();
      const longest = 'é'.repeat(1_249);
      await vault.write('credential', longest, never);
      expect(await vault.read('credential', never)).toBe(longest);
      await expect(vault.write('credential', `${longest}x`, never)).rejects.toMatchObject({ code: 'vault.failed' });
      await expect(vault.write('credential', '', never)).rejects.toMatchObject({ code: 'vault.failed' });
      expect(await vault.read('credential', never)).toBe(longest);
      await vault.remove('credential', never);
    });

    it('does many things at the same time', async () => {
      const vault = open();
      const codes = Array.from({ length: 10 }, (_, number) => `device-code.${number}` as const);
      const signal = (): AbortSignal => new AbortController().signal;
      await Promise.all(codes.map((kind) => vault.write(kind, kind, signal())));
      expect(await Promise.all(codes.map((kind) => vault.read(kind, signal())))).toEqual(codes);
      await Promise.all(codes.map((kind) => vault.remove(kind, signal())));
    });

    it('does nothing for a signal that has aborted', async () => {
      const vault = open();
      const reason = new Error('gone');
      const aborted = AbortSignal.abort(reason);
      await expect(vault.write('credential', 'late', aborted)).rejects.toBe(reason);
      await expect(vault.probe(aborted)).rejects.toBe(reason);
      expect(await vault.read('credential', never)).toBeNull();
    });
  });
}
