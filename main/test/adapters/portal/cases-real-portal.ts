/** The portal client against the real portal: what one console goes through, step by step. */
import assert from 'node:assert/strict';
import { makeOtp, normaliseOtp } from '@roomkey/shared/protocol/otp';
import { CredentialSchema } from '@roomkey/shared/protocol/oauth';
import type { Administrator } from './administrator';
import { type Bench, type ClientSettings, type ContractCase, DEVICE, failsWith } from './bench';

/** A console with keys of its own at this portal. */
async function consoleAt(portalUrl: string, { client, signal }: Bench, settings?: ClientSettings) {
  const { client: portal, keys } = await client({ limitMs: 30_000, ...settings });
  const publicKeys = await keys.ensure(false, signal);
  return {
    portal,
    keys,
    enter: (otp: string) =>
      portal.authorizeDevice({ portalUrl, otp: normaliseOtp(otp), device: DEVICE, keys: publicKeys }, signal),
    poll: (deviceCode: string, waitSeconds = 0) => portal.poll({ portalUrl, deviceCode, waitSeconds }, signal),
  };
}

/** All cases for one portal. Each uses a room of its own. */
export function realPortalCases(portalUrl: string, administrator: Administrator): readonly ContractCase[] {
  const { generateOtp, decide } = administrator;

  const wholeWay = async (bench: Bench, room: string, settings?: ClientSettings): Promise<void> => {
    const { signal } = bench;
    const { portal, keys, enter, poll } = await consoleAt(portalUrl, bench, settings);
    const { deviceCode, requestId } = await enter(await generateOtp(room));

    assert.deepEqual(await poll(deviceCode), { kind: 'pending', held: false });
    const held = poll(deviceCode, 25);
    await decide(requestId, { decision: 'approve' });
    const approved = await held;
    assert.ok(approved.kind === 'approved', approved.kind);

    const { accessToken } = approved;
    const jwe = await portal.fetchCredential({ portalUrl, accessToken }, signal);
    await portal.fetchCredential({ portalUrl, accessToken }, signal);
    const credential = CredentialSchema.parse(JSON.parse(await keys.decrypt(jwe, signal)));
    assert.ok(credential.upn.startsWith(`${room}@`));
    await portal.sendReceipt({ portalUrl, accessToken, outcome: 'stored' }, signal);
    await portal.sendReceipt({ portalUrl, accessToken, outcome: 'stored' }, signal);
    await failsWith('credential.gone', portal.fetchCredential({ portalUrl, accessToken }, signal));

    const { upn, password } = credential;
    const signedIn = await portal.signIn({ portalUrl, upn, password }, signal);
    assert.equal(signedIn.roomName, credential.room_name);
    await portal.heartbeat({ portalUrl, accessToken: signedIn.accessToken, device: DEVICE, problems: [] }, signal);
    await failsWith('signIn.wrongPassword', portal.signIn({ portalUrl, upn, password: `${password}x` }, signal));
  };

  return [
    {
      name: 'discovers the real portal',
      async run(bench) {
        const { portal } = await consoleAt(portalUrl, bench);
        const info = await portal.discover(portalUrl, bench.signal);
        assert.equal(info.url, portalUrl);
        assert.ok(info.domains.length > 0);
      },
    },
    { name: 'goes the whole way at the real portal', run: (bench) => wholeWay(bench, 'sea-rainier') },
    {
      name: 'goes the whole way with a clock that is a day off',
      run: (bench) => wholeWay(bench, 'sea-baker', { clockErrorMs: -86_400_000 }),
    },
    {
      name: 'enters the same OTP again after a lost answer; another console is refused',
      async run(bench) {
        const otp = await generateOtp('sea-adams');
        const { enter, poll } = await consoleAt(portalUrl, bench);
        const first = await enter(otp);
        const again = await enter(otp);
        assert.deepEqual([again.requestId, again.userCode], [first.requestId, first.userCode]);
        assert.notEqual(again.deviceCode, first.deviceCode);
        await failsWith('otp.used', (await consoleAt(portalUrl, bench)).enter(otp));
        assert.equal((await poll(again.deviceCode)).kind, 'pending');
      },
    },
    {
      name: 'learns of a rejection, its reason and its note',
      async run(bench) {
        const { enter, poll } = await consoleAt(portalUrl, bench);
        const { deviceCode, requestId } = await enter(await generateOtp('sea-olympus'));
        await decide(requestId, { decision: 'reject', reason: 'Wrong room', note: 'Try next door – ä' });
        assert.deepEqual(await poll(deviceCode), { kind: 'rejected', reason: 'Wrong room', note: 'Try next door – ä' });
      },
    },
    {
      name: 'cancels, and frees the OTP for another console',
      async run(bench) {
        const otp = await generateOtp('lon-thames');
        const { portal, enter, poll } = await consoleAt(portalUrl, bench);
        const { deviceCode } = await enter(otp);
        await portal.cancelRequest({ portalUrl, deviceCode }, bench.signal);
        await portal.cancelRequest({ portalUrl, deviceCode }, bench.signal);
        assert.deepEqual(await poll(deviceCode), { kind: 'cancelled' });
        await (await consoleAt(portalUrl, bench)).enter(otp);
      },
    },
    {
      name: 'is told that an OTP, a device code and a domain are unknown',
      async run(bench) {
        const { signal } = bench;
        const { portal, enter, poll } = await consoleAt(portalUrl, bench);
        await failsWith('otp.unknown', enter(makeOtp((count) => '7'.repeat(count))));
        assert.deepEqual(await poll('d'.repeat(43)), { kind: 'unknown' });
        const foreign = { portalUrl, upn: 'someone@elsewhere.example', password: 'not a real one' };
        await failsWith('signIn.foreignDomain', portal.signIn(foreign, signal));
      },
    },
    {
      // The last one: it moves the portal's time for all that follows.
      name: "learns of an expiry by the portal's clock, and of an OTP that has expired",
      async run(bench) {
        const unused = await generateOtp('lon-fleet');
        const { enter, poll } = await consoleAt(portalUrl, bench);
        const { deviceCode } = await enter(await generateOtp('muc-isar'));
        await administrator.moveTime(9 * 3_600);
        assert.deepEqual(await poll(deviceCode), { kind: 'expired' });
        await failsWith('otp.expired', enter(unused));
      },
    },
  ];
}
