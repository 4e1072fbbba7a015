/** Main script of a small Electron app without windows: the helpers of probe and vault as utility processes. */
import path from 'node:path';
import { createHelperClient, HelperFailure } from '../../adapters/helper/helper-client';
import { createSysteminformationProbe } from '../../adapters/probe/systeminformation-probe';
import { createKeytarVault } from '../../adapters/vault/keytar-vault';
import { createUtilityHelperHost } from '../../app/ports/utility-helper-host';
import { reportFrom } from './report';

const never = new AbortController().signal;
const entry = (name: string): string => path.join(import.meta.dirname, `${name}.mjs`);

reportFrom(async () => {
  const host = createUtilityHelperHost();
  const identity = await createSysteminformationProbe({ host, entry: entry('probe-helper') }).read(never);

  const vault = createKeytarVault({ host, entry: entry('vault-helper'), installationId: 'electron-test' });
  await vault.probe(never);
  await vault.write('credential', 'kept – ✓', never);
  const kept = await vault.read('credential', never);
  await vault.remove('credential', never);
  const removed = await vault.read('credential', never);
  vault.close();

  const odd = createHelperClient({ host, entry: entry('odd-helper'), limitMs: 8_000, whenAborted: 'finish' });
  const misbehaviour: Record<string, string> = {};
  for (const body of ['hang', 'block', 'crash', 'throw']) {
    misbehaviour[body] = await odd.ask(body, never).then(
      () => 'answered',
      (thrown: unknown) => (thrown instanceof HelperFailure ? thrown.reason : String(thrown)),
    );
  }
  const afterwards = await odd.ask('still there', never);
  odd.close();
  return { identity, kept, removed, misbehaviour, afterwards };
});
