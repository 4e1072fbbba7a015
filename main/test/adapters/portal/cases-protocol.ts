/** What each answer of the protocol means to the console. */
import assert from 'node:assert/strict';
import { DIRECTORY_ERRORS } from '@roomkey/shared/protocol/directory-errors';
import { PATHS } from '@roomkey/shared/protocol/oauth';
import type { ErrorCode } from '@roomkey/shared/setup/contract/errors';
import type { PollOutcome } from '@roomkey/shared/setup/machine/ports';
import { type Bench, type ContractCase, DEVICE, failsWith } from './bench';
import type { Reply } from './scripted-portal';

const TOKEN = 't'.repeat(43);
const tokenAnswer = { access_token: TOKEN, token_type: 'DPoP', expires_in: 600, scope: 'credential' };
const DEVICE_CODE = 'd'.repeat(43);
const refused = (error: object, headers: Record<string, string> = {}, status = 400): Reply => ({
  status,
  json: error,
  headers,
});
const at =
  (wanted: string, reply: Reply) =>
  ({ path }: { path: string }): Reply | null =>
    path === wanted ? reply : null;

const polled = (name: string, reply: Reply, outcome: PollOutcome): ContractCase => ({
  name: `poll: ${name}`,
  async run({ client, portal, signal }) {
    const { url } = await portal(at(PATHS.token, reply));
    const { client: console } = await client();
    const request = { portalUrl: url, deviceCode: DEVICE_CODE, waitSeconds: 0 };
    assert.deepEqual(await console.poll(request, signal), outcome);
  },
});

const submit = async ({ client, portal, signal }: Bench, reply: Reply) => {
  const { url, seen } = await portal(at(PATHS.deviceAuthorization, reply));
  const { client: console, keys } = await client();
  const publicKeys = await keys.ensure(false, signal);
  const answer = console.authorizeDevice(
    { portalUrl: url, otp: '1234567890123454', device: DEVICE, keys: publicKeys },
    signal,
  );
  return { answer, seen, publicKeys };
};

const otpRefused = (name: string, reply: Reply, code: ErrorCode): ContractCase => ({
  name: `OTP: ${name} is "${code}"`,
  async run(bench) {
    const { answer } = await submit(bench, reply);
    await failsWith(code, answer);
  },
});

const signInRefused = (directoryCode: string | undefined, code: ErrorCode): ContractCase => ({
  name: `sign-in: ${String(directoryCode)} is "${code}"`,
  async run({ client, portal, signal }) {
    const { url } = await portal(at(PATHS.token, refused({ error: 'invalid_grant', directory_code: directoryCode })));
    const request = { portalUrl: url, upn: 'room@rooms.test', password: 'word' };
    const failure = await failsWith(code, (await client()).client.signIn(request, signal));
    assert.deepEqual(failure.params, { code: directoryCode ?? '' });
  },
});

export const PROTOCOL_CASES: readonly ContractCase[] = [
  {
    name: 'OTP: sends what the protocol asks for, and reads the answer',
    async run(bench) {
      const { answer, seen, publicKeys } = await submit(bench, {
        json: {
          device_code: DEVICE_CODE,
          user_code: 'BCDF-GHJK',
          verification_uri: 'http://127.0.0.1/requests',
          expires_in: 28_800,
          interval: 5,
          room_name: 'Room é',
          request_id: 'R-1234',
        },
      });
      assert.deepEqual(await answer, {
        deviceCode: DEVICE_CODE,
        userCode: 'BCDF-GHJK',
        requestId: 'R-1234',
        roomName: 'Room é',
        expiresInSeconds: 28_800,
        intervalSeconds: 5,
      });
      const sent = seen.find(({ path }) => path === PATHS.deviceAuthorization);
      assert.deepEqual(Object.fromEntries(sent?.form ?? []), {
        client_id: 'room-console',
        otp: '1234567890123454',
        device_make: 'Maker',
        device_model: 'Model é',
        device_os: 'An OS',
        device_source: 'measured',
        app_version: '0.0.0-test',
        device_jwk: JSON.stringify(publicKeys.deviceJwk),
        dpop_jkt: publicKeys.dpopJkt,
      });
      assert.equal(sent?.headers['content-type'], 'application/x-www-form-urlencoded');
      assert.ok(seen.every(({ path }) => !path.includes('1234567890123454')));
    },
  },
  otpRefused('an unknown code', refused({ error: 'invalid_grant', otp_status: 'unknown' }), 'otp.unknown'),
  otpRefused('an expired code', refused({ error: 'invalid_grant', otp_status: 'expired' }), 'otp.expired'),
  otpRefused('a used code', refused({ error: 'invalid_grant', otp_status: 'used' }), 'otp.used'),
  otpRefused('a revoked code', refused({ error: 'invalid_grant', otp_status: 'revoked' }), 'otp.revoked'),
  otpRefused('an invalid request', refused({ error: 'invalid_request' }), 'portal.refusedConsole'),
  otpRefused('an answer without a device code', { json: { user_code: 'BCDF-GHJK' } }, 'portal.malformed'),
  {
    name: 'OTP: too many guesses say how long to wait',
    async run(bench) {
      const { answer } = await submit(bench, refused({ error: 'slow_down' }, { 'Retry-After': '60' }, 429));
      const failure = await failsWith('otp.tooManyGuesses', answer);
      assert.deepEqual([failure.params, failure.retryAfterMs], [{ seconds: 60 }, 60_000]);
    },
  },
  polled('pending', refused({ error: 'authorization_pending' }), { kind: 'pending', held: false }),
  polled('pending, held', refused({ error: 'authorization_pending' }, { 'Preference-Applied': 'wait=25' }), {
    kind: 'pending',
    held: true,
  }),
  polled('slow down', refused({ error: 'slow_down' }), { kind: 'slowDown' }),
  polled('approved', { json: tokenAnswer }, { kind: 'approved', accessToken: TOKEN }),
  polled(
    'rejected with a reason',
    refused({ error: 'access_denied', rejection_reason: 'Wrong room', rejection_note: 'ä' }),
    {
      kind: 'rejected',
      reason: 'Wrong room',
      note: 'ä',
    },
  ),
  polled('rejected without one', refused({ error: 'access_denied' }), { kind: 'rejected', reason: null, note: null }),
  polled('cancelled', refused({ error: 'access_denied', cancelled: true }), { kind: 'cancelled' }),
  polled('expired', refused({ error: 'expired_token' }), { kind: 'expired' }),
  polled('unknown', refused({ error: 'invalid_grant' }), { kind: 'unknown' }),
  {
    name: 'poll: asks to be held, and waits longer than that',
    async run({ client, portal, signal }) {
      const { url, seen } = await portal(at(PATHS.token, refused({ error: 'authorization_pending' })));
      const { client: console } = await client({ limitMs: 1_000 });
      await console.poll({ portalUrl: url, deviceCode: DEVICE_CODE, waitSeconds: 25 }, signal);
      await console.poll({ portalUrl: url, deviceCode: DEVICE_CODE, waitSeconds: 0 }, signal);
      assert.deepEqual(
        seen.slice(1).map(({ headers }) => headers['prefer']),
        ['wait=25', undefined],
      );
    },
  },
  {
    name: 'credential: a JWE passes, 410 is "gone", anything else is "malformed"',
    async run({ client, portal, signal }) {
      const replies: Reply[] = [
        { body: 'aa.bb.cc.dd.ee', headers: { 'Content-Type': 'application/jose' } },
        { status: 410, json: { error: 'invalid_grant' } },
        { body: '<html>' },
      ];
      const { url } = await portal(({ path }) => (path === PATHS.credential ? (replies.shift() ?? null) : null));
      const { client: console } = await client();
      const request = { portalUrl: url, accessToken: TOKEN };
      assert.equal(await console.fetchCredential(request, signal), 'aa.bb.cc.dd.ee');
      await failsWith('credential.gone', console.fetchCredential(request, signal));
      await failsWith('portal.malformed', console.fetchCredential(request, signal));
    },
  },
  {
    name: 'receipt, cancel and heartbeat send what the protocol asks for',
    async run({ client, portal, signal }) {
      const { url, seen } = await portal(({ path }) => (path.startsWith('/v1/') ? { status: 204, body: '' } : null));
      const { client: console } = await client();
      await console.sendReceipt({ portalUrl: url, accessToken: TOKEN, outcome: 'stored' }, signal);
      await console.cancelRequest({ portalUrl: url, deviceCode: DEVICE_CODE }, signal);
      const heartbeat = { portalUrl: url, accessToken: TOKEN, device: DEVICE, problems: ['vault.locked'] };
      await console.heartbeat(heartbeat, signal);
      const [, receipt, cancel, beat] = seen;
      assert.deepEqual(JSON.parse(receipt?.body ?? ''), { outcome: 'stored' });
      assert.deepEqual(Object.fromEntries(cancel?.form ?? []), { client_id: 'room-console', device_code: DEVICE_CODE });
      assert.deepEqual(JSON.parse(beat?.body ?? ''), {
        app_version: '0.0.0-test',
        device_make: 'Maker',
        device_model: 'Model é',
        problems: ['vault.locked'],
      });
    },
  },
  {
    name: 'heartbeat: a token that has ended means to sign in again',
    async run({ client, portal, signal }) {
      const { url } = await portal(at(PATHS.heartbeat, refused({ error: 'invalid_token' }, {}, 401)));
      const request = { portalUrl: url, accessToken: TOKEN, device: null, problems: [] };
      await failsWith('signIn.refused', (await client()).client.heartbeat(request, signal));
    },
  },
  {
    name: 'cancel: a request that the portal does not know is "unknown"',
    async run({ client, portal, signal }) {
      const { url } = await portal(at(PATHS.cancel, refused({ error: 'invalid_grant' })));
      const cancel = (await client()).client.cancelRequest({ portalUrl: url, deviceCode: DEVICE_CODE }, signal);
      await failsWith('request.unknown', cancel);
    },
  },
  {
    name: 'sign-in: sends the password in the body alone, and reads the room',
    async run({ client, portal, signal }) {
      const reply = { json: { ...tokenAnswer, scope: 'room', room_name: 'Room é', upn: 'room@rooms.test' } };
      const { url, seen } = await portal(at(PATHS.token, reply));
      const request = { portalUrl: url, upn: 'room@rooms.test', password: 'pä ss&=+' };
      const signedIn = await (await client()).client.signIn(request, signal);
      assert.deepEqual(signedIn, { accessToken: TOKEN, roomName: 'Room é' });
      assert.deepEqual(Object.fromEntries(seen[1]?.form ?? []), {
        grant_type: 'password',
        client_id: 'room-console',
        username: 'room@rooms.test',
        password: 'pä ss&=+',
        scope: 'room',
      });
      assert.ok(seen.every(({ path }) => !path.includes('ss')));
    },
  },
  signInRefused(DIRECTORY_ERRORS.wrongPassword, 'signIn.wrongPassword'),
  signInRefused(DIRECTORY_ERRORS.unknownUser, 'signIn.wrongPassword'),
  signInRefused(DIRECTORY_ERRORS.accountDisabled, 'signIn.accountDisabled'),
  signInRefused(DIRECTORY_ERRORS.accountLocked, 'signIn.accountLocked'),
  signInRefused(DIRECTORY_ERRORS.passwordExpired, 'signIn.passwordExpired'),
  signInRefused(DIRECTORY_ERRORS.mfaRequired, 'signIn.mfaRequired'),
  signInRefused(DIRECTORY_ERRORS.blockedByPolicy, 'signIn.blockedByPolicy'),
  signInRefused(DIRECTORY_ERRORS.foreignDomain, 'signIn.foreignDomain'),
  signInRefused(DIRECTORY_ERRORS.licenceMissing, 'signIn.licenceMissing'),
  signInRefused('AADSTS99999', 'signIn.refused'),
  signInRefused(undefined, 'signIn.refused'),
];
