import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EventRecordSchema } from '@roomkey/shared/setup/contract/event-log';
import { createAdministrator } from '../../../main/test/adapters/portal/administrator';
import { createSourceHelperHost, VAULT_HELPER } from '../../../main/test/support/helper-processes';
import { type RealPortal, startRealPortal } from '../../../main/test/support/real-portal';
import { startKeyring } from '../../../main/test/support/keyring';
import { deviceOf } from '../../console/device';
import type { SimulatedConsoleOptions } from '../../console/options';
import { type SimulatedConsole, startSimulatedConsole } from '../../console/simulated-console';

let portal: RealPortal;
let room = 0;
const started: SimulatedConsole[] = [];

beforeAll(async () => (portal = await startRealPortal()), 120_000);
afterAll(() => portal.stop());
afterEach(async () => {
  for (const each of started.splice(0)) await each.stop();
});

/** Rooms of the sample organisation that can take an OTP, one for each test. */
const ROOMS = ['sea-rainier', 'sea-baker', 'sea-adams', 'sea-olympus'];

async function start(options: Partial<SimulatedConsoleOptions> = {}): Promise<SimulatedConsole> {
  const made = await startSimulatedConsole({ portalUrl: portal.url, seed: 'test', ...options });
  started.push(made);
  return made;
}

const administrator = () => createAdministrator(portal.url, portal.apiToken);
const nextOtp = () => administrator().generateOtp(ROOMS[room++]!);

/** From the first page to the wait for approval. */
async function enter(console: SimulatedConsole, otp: string): Promise<string> {
  await console.waitFor('welcome');
  console.send({ type: 'getStarted' });
  await console.waitFor('agreement');
  console.send({ type: 'accept' });
  console.enterOtp(otp);
  const { request } = await console.waitFor('awaitingApproval.online');
  return request!.requestId;
}

describe('a simulated console', () => {
  it('goes from the first page to the room of its own, as the real one does', async () => {
    const console = await start();
    const requestId = await enter(console, await nextOtp());
    await administrator().decide(requestId, { decision: 'approve' });
    await console.waitFor('signedIn');
    expect(console.send({ type: 'continue' })).toBe(true);
    const view = await console.waitFor('home.waiting');
    expect(view.account?.upn).toMatch(/^sea-/);
    const log = await readFile(path.join(console.folder, 'logs', 'events.jsonl'), 'utf8');
    const records = log
      .trim()
      .split('\n')
      .map((line) => EventRecordSchema.parse(JSON.parse(line)));
    expect(records).toEqual(console.events);
  });

  it('goes on after a power cut, from what is on disk and in its keychain', async () => {
    const console = await start();
    const requestId = await enter(console, await nextOtp());
    console.cutPower();
    expect(console.send({ type: 'cancelRequest' })).toBe(false);
    const written = console.events.length;
    await administrator().decide(requestId, { decision: 'approve' });
    expect(console.events).toHaveLength(written);
    await console.restart();
    await console.waitFor('signedIn');
    expect(console.events.filter(({ state }) => state === 'welcome')).toHaveLength(1);
  });

  it('says where it hangs instead of waiting for ever', async () => {
    const console = await start();
    await console.waitFor('welcome');
    await expect(console.waitFor('home', 20)).rejects.toThrow('Not in home within 20 ms, but in welcome.');
    const waiting = expect(console.waitFor('home')).rejects.toThrow('The console was stopped in state welcome.');
    await console.stop();
    await waiting;
    await expect(stat(console.folder)).rejects.toThrow('ENOENT');
  });

  it('signs in by hand, and names the domain that is not the portal’s own', async () => {
    const console = await start();
    await console.waitFor('welcome');
    console.send({ type: 'getStarted' });
    await console.waitFor('agreement');
    console.send({ type: 'accept' });
    console.send({ type: 'manualSetup' });
    expect(console.signInManually('room@elsewhere.example', 'a password')).toBe(true);
    const view = await console.waitFor((now) => now.error !== null);
    expect(view.error?.code).toBe('signIn.foreignDomain');
  });

  it('keeps its credential in the OS keychain when it is told to', async () => {
    const keyring = await startKeyring('unlocked');
    try {
      const vaultHelper = { host: createSourceHelperHost(keyring.env), entry: VAULT_HELPER };
      const console = await start({ vault: 'keychain', vaultHelper });
      const requestId = await enter(console, await nextOtp());
      await administrator().decide(requestId, { decision: 'approve' });
      await console.waitFor('signedIn');
      await console.restart();
      await console.waitFor('home');
      await console.stop();
    } finally {
      await keyring.stop();
    }
  });
});

describe('the device of a simulated console', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(deviceOf('logitech-tap-nuc', 'a')).toEqual(deviceOf('logitech-tap-nuc', 'a'));
    expect(deviceOf('logitech-tap-nuc', 'a').serial).toMatch(/^G6BE\d{8}$/);
    expect(deviceOf('logitech-tap-nuc', 'a').serial).not.toBe(deviceOf('logitech-tap-nuc', 'b').serial);
    const makes = Array.from({ length: 50 }, (_, index) => deviceOf(undefined, `room-${index}`).make);
    expect(new Set(makes).size).toBeGreaterThan(3);
  });

  it('is one that there is', () => {
    expect(() => deviceOf('no-such', 'a')).toThrow('There is no device profile "no-such"');
  });
});
