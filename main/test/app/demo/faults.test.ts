import { expect, test } from 'vitest';
import { SetupFailure } from '@roomkey/shared/setup/contract/errors';
import { classifyFailure } from '../../../adapters/portal/failure-classifier';
import { createMemoryVault } from '../../../adapters/vault/memory-vault';
import { createFakeCable, createFakeLock } from '../../../app/demo/faults';
import type { PortalNetwork } from '../../../app/ports/portal-network';

const URL = 'https://portal.example/';
const never = new AbortController().signal;

/** Answers `ok` at once, or, for `/held`, not before it is given up. */
const played: PortalNetwork = {
  trust: () => undefined,
  begin: () => Promise.resolve(() => undefined),
  fetch: (url, { signal }) =>
    url.endsWith('/held')
      ? new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(new Error('given up')));
        })
      : Promise.resolve(new Response('ok')),
};
const init = { cache: 'no-store', signal: never } as const;

test('a pulled cable ends what is under way, and refuses what comes, as Chromium says it', async () => {
  const cable = createFakeCable(played);
  const held = cable.network.fetch(`${URL}held`, init);
  cable.put(false);
  const failed = await held.catch((thrown: unknown) => thrown);
  expect(classifyFailure(failed, URL).code).toBe('portal.unreachable');
  const refused = await cable.network.fetch(URL, init).catch((thrown: unknown) => thrown);
  expect(classifyFailure(refused, URL).code).toBe('portal.unreachable');
  const attempt = { origin: URL, pin: null, onStage: () => undefined };
  await expect(cable.network.begin(attempt, never)).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
  expect(cable.isIn()).toBe(false);
});

test('plugged in again, and for the director all the time, everything passes', async () => {
  const cable = createFakeCable(played);
  cable.put(false);
  expect(await (await cable.direct.fetch(URL, init)).text()).toBe('ok');
  cable.put(true);
  expect(await (await cable.network.fetch(URL, init)).text()).toBe('ok');
});

test('whoever gives up is told so, not that the cable is out', async () => {
  const cable = createFakeCable(played);
  const caller = new AbortController();
  const held = cable.network.fetch(`${URL}held`, { cache: 'no-store', signal: caller.signal });
  caller.abort();
  await expect(held).rejects.toThrow('given up');
});

test('a locked keychain says so, keeps what it has, and gives it back', async () => {
  const lock = createFakeLock();
  const vault = lock.wrap(createMemoryVault());
  await vault.write('credential', 'kept', never);
  lock.lock(true);
  for (const refused of [
    vault.probe(never),
    vault.read('credential', never),
    vault.write('credential', 'other', never),
    vault.remove('credential', never),
  ])
    await expect(refused).rejects.toEqual(new SetupFailure('vault.locked'));
  lock.lock(false);
  expect(await vault.read('credential', never)).toBe('kept');
});
