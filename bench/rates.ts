/**
 * device_authorization and pending polls per second, beside oidc-provider: on the same PostgreSQL, and in oidc-provider's
 * memory. Rounds alternate, so that what else the machine does hits all three; ratios are taken within a round.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { CLIENT_ID, DeviceAuthorizationResponseSchema, GRANT_TYPES, PATHS } from '@roomkey/shared/protocol/oauth';
import { Connection } from './consoles/connection';
import { makeDeviceKeys } from './consoles/device-keys';
import { deviceForm } from './consoles/room-console';
import type { Figure } from './figures';
import { CONNECTIONS, runWrk, type WrkResult } from './load/wrk';
import { startPeer, type Peer } from './peers/peer';
import { startFilledPortal, type FilledPortal } from './portal/filled-portal';
import { execute, type BenchPostgres } from './postgres';

const SECONDS = 3;
/** So many forms last three seconds at 16,000 per second. */
const FORMS = 50_000;
/** oidc-provider's memory keeps the latest 1,000 entries, three for each device code. */
const CODES_IN_MEMORY = 300;
const PEER_FORM = new URLSearchParams({ client_id: CLIENT_ID, scope: 'openid' }).toString();
const PEER_PATHS = { deviceAuthorization: '/device/auth', token: '/token' } as const;

interface Contender {
  readonly name: 'roomkey' | 'peer' | 'peerInMemory';
  readonly url: string;
  /** The form of each request, once; null when it is always the same. */
  readonly formsFile: string;
  /** Brings the store back to how it was before the first round. */
  readonly reset: () => Promise<void>;
}
type Rounds = Readonly<Record<Contender['name'], WrkResult[]>>;

export async function measureRates(postgres: BenchPostgres, rounds: number): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'roomkey-rates-'));
  const portalDatabase = await postgres.createDatabase('rates_portal');
  const peerDatabase = await postgres.createDatabase('rates_peer');
  const portal = await startFilledPortal(portalDatabase, FORMS);
  const peer = await startPeer(peerDatabase);
  const peerInMemory = await startPeer(null);
  try {
    const servers = { portal, peer, peerInMemory, portalDatabase, peerDatabase, folder };
    return [...(await measureAuthorizations(servers, rounds)), ...(await measurePolls(servers, rounds))];
  } finally {
    await Promise.all([portal.stop(), peer.stop(), peerInMemory.stop()]);
    await rm(folder, { recursive: true, force: true });
  }
}

interface Servers {
  readonly portal: FilledPortal;
  readonly peer: Peer;
  readonly peerInMemory: Peer;
  readonly portalDatabase: string;
  readonly peerDatabase: string;
  readonly folder: string;
}

async function measureAuthorizations(servers: Servers, rounds: number): Promise<Figure[]> {
  const { portal, peer, peerInMemory, portalDatabase, peerDatabase, folder } = servers;
  await execute(portalDatabase, ['create table bench_displays as select * from otp_displays']);
  const own = await writeForms(
    folder,
    'own-codes',
    portal.otps.map((otp) => deviceForm(otp, makeDeviceKeys())),
  );
  const theirs = await writeForms(folder, 'their-codes', repeated(PEER_FORM));
  const contenders: Contender[] = [
    {
      name: 'roomkey',
      url: portal.url + PATHS.deviceAuthorization,
      formsFile: own,
      reset: () => execute(portalDatabase, FREE_ALL_OTPS),
    },
    {
      name: 'peer',
      url: peer.url + PEER_PATHS.deviceAuthorization,
      formsFile: theirs,
      reset: () => execute(peerDatabase, ['truncate oidc_payloads', 'vacuum analyze oidc_payloads', 'checkpoint']),
    },
    {
      name: 'peerInMemory',
      url: peerInMemory.url + PEER_PATHS.deviceAuthorization,
      formsFile: theirs,
      reset: () => Promise.resolve(),
    },
  ];
  const results = await alternate(contenders, '"device_code"', rounds);
  return describe('device_authorization', results, { sameStore: 1, inMemory: 1 });
}

async function measurePolls(servers: Servers, rounds: number): Promise<Figure[]> {
  const { portal, peer, peerInMemory, portalDatabase, peerDatabase, folder } = servers;
  await execute(portalDatabase, FREE_ALL_OTPS);
  await execute(peerDatabase, ['truncate oidc_payloads']);
  const bearer = portal.otps.map((otp) => withoutProofKey(deviceForm(otp, makeDeviceKeys())));
  const pollForms = (codes: readonly string[]) => codes.map(pollForm);
  const own = await collectCodes(portal.url, PATHS.deviceAuthorization, bearer);
  const theirs = await collectCodes(peer.url, PEER_PATHS.deviceAuthorization, repeated(PEER_FORM));
  const few = repeated(PEER_FORM).slice(0, CODES_IN_MEMORY);
  const inMemory = await collectCodes(peerInMemory.url, PEER_PATHS.deviceAuthorization, few);
  const cycle = Array.from({ length: FORMS }, (_, index) => inMemory[index % inMemory.length] ?? '');
  const forgetPolls = 'update requests set last_polled_at = null, poll_interval_seconds = 5';
  const contenders: Contender[] = [
    {
      name: 'roomkey',
      url: portal.url + PATHS.token,
      formsFile: await writeForms(folder, 'own-polls', pollForms(own)),
      reset: () => execute(portalDatabase, [forgetPolls, 'vacuum analyze requests', 'checkpoint']),
    },
    {
      name: 'peer',
      url: peer.url + PEER_PATHS.token,
      formsFile: await writeForms(folder, 'their-polls', pollForms(theirs)),
      reset: () => execute(peerDatabase, ['vacuum analyze oidc_payloads', 'checkpoint']),
    },
    {
      name: 'peerInMemory',
      url: peerInMemory.url + PEER_PATHS.token,
      formsFile: await writeForms(folder, 'few-polls', pollForms(cycle)),
      reset: () => Promise.resolve(),
    },
  ];
  const results = await alternate(contenders, 'authorization_pending', rounds);
  return describe('pending polls, Bearer', results, { sameStore: 2, inMemory: null });
}

/** One round more than asked for: the first warms up and does not count. */
async function alternate(contenders: readonly Contender[], wanted: string, rounds: number): Promise<Rounds> {
  const results: Rounds = { roomkey: [], peer: [], peerInMemory: [] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, url, formsFile, reset } of contenders) {
      await reset();
      const result = await runWrk({ url, formsFile, seconds: SECONDS, wanted });
      if (round > 0) results[name].push(result);
    }
  }
  return results;
}

function describe(what: string, results: Rounds, atLeast: { sameStore: number; inMemory: number | null }): Figure[] {
  const rate = (name: Contender['name']) => results[name].map(({ matching, seconds }) => matching / seconds);
  const ratio = (name: Contender['name']) => rate('roomkey').map((value, round) => value / (rate(name)[round] ?? NaN));
  return [
    {
      what: `${what} ÷ oidc-provider's, same PostgreSQL`,
      unit: '×',
      values: ratio('peer'),
      target: { atLeast: atLeast.sameStore },
    },
    {
      what: `${what} ÷ oidc-provider's in memory`,
      unit: '×',
      values: ratio('peerInMemory'),
      ...(atLeast.inMemory === null ? {} : { target: { atLeast: atLeast.inMemory } }),
    },
    { what: `${what}: Roomkey, PostgreSQL`, unit: '/s', values: rate('roomkey') },
    { what: `${what}: Roomkey's p99`, unit: 'ms', values: results.roomkey.map(({ p99ms }) => p99ms) },
    { what: `${what}: oidc-provider, PostgreSQL`, unit: '/s', values: rate('peer') },
    { what: `${what}: oidc-provider, in memory`, unit: '/s', values: rate('peerInMemory') },
  ];
}

/** Every OTP is there to be entered again, as before the first round. The audit list is append-only, but not for a bench. */
const FREE_ALL_OTPS = [
  'alter table audit disable trigger user',
  'truncate requests, access_tokens, dpop_proofs, audit, otp_displays',
  'alter table audit enable trigger user',
  "update otps set status = 'active', ended_at = null",
  'insert into otp_displays select * from bench_displays',
  'vacuum full otps',
  'vacuum analyze',
  'checkpoint',
];

const CodeOnly = DeviceAuthorizationResponseSchema.pick({ device_code: true });

async function collectCodes(origin: string, where: string, forms: readonly string[]): Promise<string[]> {
  const codes: string[] = [];
  let next = 0;
  async function collect(): Promise<void> {
    const connection = new Connection(origin);
    while (next < forms.length) {
      const form = forms[next] ?? '';
      next += 1;
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const { body } = await connection.send('POST', where, headers, form);
      codes.push(CodeOnly.parse(z.unknown().parse(JSON.parse(body))).device_code);
    }
    connection.close();
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, collect));
  return codes;
}

function pollForm(deviceCode: string): string {
  const form = { client_id: CLIENT_ID, grant_type: GRANT_TYPES.deviceCode, device_code: deviceCode };
  return new URLSearchParams(form).toString();
}

function withoutProofKey(form: string): string {
  const parameters = new URLSearchParams(form);
  parameters.delete('dpop_jkt');
  return parameters.toString();
}

function repeated(form: string): string[] {
  return Array.from({ length: FORMS }, () => form);
}

async function writeForms(folder: string, name: string, forms: readonly string[]): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, `${forms.join('\n')}\n`);
  return file;
}
