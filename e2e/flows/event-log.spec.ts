/** What real consoles write into their event logs, the machine must say too. ROOMKEY_RECORD=1 keeps the logs for the simulator's tests. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { replayLog } from '../../simulator/replay/replay-log';
import type { Consoles } from '../support/consoles';
import { expect, test } from '../support/flow-test';
import type { RoomConsole } from '../support/room-console';

const RECORDED = path.resolve(import.meta.dirname, '../../simulator/test/replay/recorded');

async function expectReplay(consoles: Consoles, console: RoomConsole, name: string): Promise<void> {
  const text = await readFile(path.join(consoles.userDataDirOf(console), 'logs', 'events.jsonl'), 'utf8');
  if (process.env['ROOMKEY_RECORD'] === '1') await writeFile(path.join(RECORDED, `${name}.jsonl`), text);
  const { difference, records } = replayLog(text);
  expect(difference).toBeNull();
  expect(records).toBeGreaterThan(10);
}

test('approved: the log of the whole way replays', async ({ site, consoles, keyring }) => {
  const otp = await site.admin.generateOtp((await site.admin.readyRoom()).id);
  const console = await consoles.launch({ keyring });
  await console.goToWaiting(otp.otp);
  await site.admin.approve(otp);
  await console.isHome();
  await console.launched.close();
  await expectReplay(consoles, console, 'approved');
});

test('rejected, then approved with another code: the log replays', async ({ site, consoles, keyring }) => {
  const room = await site.admin.readyRoom();
  const otp = await site.admin.generateOtp(room.id);
  const console = await consoles.launch({ keyring });
  await console.goToOneTimePassword();
  await console.submitOtp('0000000000000000');
  await console.shows('otp.unknown');
  await console.submitOtp(otp.otp);
  await console.isAt('awaitingApproval');
  await site.admin.decide(otp, { decision: 'reject', reason: 'Wrong room', note: 'Not here.' });
  await console.isAt('rejected');
  await console.press('enterAnotherCode');
  const another = await site.admin.generateOtp(room.id);
  await console.submitOtp(another.otp);
  await console.isAt('awaitingApproval');
  await site.admin.approve(another);
  await console.isHome();
  await console.launched.close();
  await expectReplay(consoles, console, 'rejected');
});

test('the network away while it waits: the log replays', async ({ site, consoles, keyring }) => {
  const otp = await site.admin.generateOtp((await site.admin.readyRoom()).id);
  const console = await consoles.launch({ keyring });
  await console.goToWaiting(otp.otp);
  await site.network.cut();
  await console.isConnected('offline');
  await console.press('retry');
  await console.shows('portal.unreachable');
  await site.network.mend();
  await console.isConnected('online');
  await console.pressAndConfirm('cancelRequest');
  await console.isAt('cancelled');
  await console.launched.close();
  await expectReplay(consoles, console, 'offline');
});

test('power cuts while it waits and at home, and a locked keychain: the log replays across the starts', async ({
  site,
  consoles,
  keyring,
}) => {
  const otp = await site.admin.generateOtp((await site.admin.readyRoom()).id);
  const first = await consoles.launch({ keyring });
  await first.goToWaiting(otp.otp);
  await consoles.kill9(first);
  const second = await consoles.restart(first);
  await second.isAt('awaitingApproval');
  await keyring.lock();
  await site.admin.approve(otp);
  await second.isAt('vaultUnavailable');
  await consoles.kill9(second);
  const third = await consoles.restart(second);
  await third.isAt('vaultUnavailable');
  await keyring.unlock();
  await third.press('retry');
  await third.isHome();
  await third.launched.close();
  const fourth = await consoles.restart(third);
  await fourth.isAt('home');
  await fourth.launched.close();
  await expectReplay(consoles, fourth, 'power-cuts');
});

test('manual setup, given up and started over: the log replays', async ({ site, consoles, keyring }) => {
  const otp = await site.admin.generateOtp((await site.admin.readyRoom()).id);
  const console = await consoles.launch({ keyring });
  await console.goToOneTimePassword();
  await console.press('manualSetup');
  await console.submitAccount('nobody@elsewhere.example', 'not a password of anybody');
  await console.shows('signIn.foreignDomain');
  await console.press('back');
  await console.submitOtp(otp.otp);
  await console.isAt('awaitingApproval');
  await console.pressAndConfirm('cancelRequest');
  await console.isAt('cancelled');
  await console.press('startOver');
  await console.isAt('welcome');
  await console.launched.close();
  await expectReplay(consoles, console, 'started-over');
});
