/** The administrator of a scenario: what is done in the portal, through its API, as the site Simulation's own. */
import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import {
  AccountDetailSchema,
  AccountListSchema,
  ADMIN_PATHS,
  type Decision,
  GeneratedOtpSchema,
  OtpBatchSchema,
  type Preferences,
  PreferencesSchema,
  ProblemSchema,
  RequestListSchema,
  SiteListSchema,
  SiteSchema,
  type TestFault,
} from '@roomkey/shared/protocol/admin';
import { type Metadata, MetadataSchema, PATHS } from '@roomkey/shared/protocol/oauth';
import type { AccountFacts } from './schema';

const SITE = 'Simulation';
const requestMs = 60_000;
const batchPollMs = 20;

/** The portal said no, or did not answer. `code` is the problem's own, or `http`. */
export class PortalRefusal extends Error {
  override readonly name = 'PortalRefusal';
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

export interface Credentials {
  readonly otp: string;
  readonly otpId: string;
  /** Known only where it was asked for. */
  readonly password: string | null;
}

export type Administrator = ReturnType<typeof createAdministrator>;

/** Every method throws a PortalRefusal. SECURITY: the token goes to this one origin, never along a redirect, into no message. */
export function createAdministrator(url: string, token: string) {
  const ask = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const response = await fetch(new URL(path, url), {
      method,
      redirect: 'error',
      signal: AbortSignal.timeout(requestMs),
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((thrown: unknown) => {
      const cause = thrown instanceof Error ? thrown.message : 'unknown';
      throw new PortalRefusal(`The portal at ${url} does not answer: ${cause}`, 'http');
    });
    if (response.ok) return response;
    const problem = ProblemSchema.safeParse(await response.json().catch(() => undefined));
    const { title, code } = problem.success ? problem.data : { title: `HTTP ${response.status}`, code: 'http' };
    throw new PortalRefusal(`The portal refused ${method} ${path.split('?')[0] ?? ''}: ${title}`, code);
  };
  const read = async <T>(schema: z.ZodType<T>, method: string, path: string, body?: unknown): Promise<T> =>
    schema.parse(await (await ask(method, path, body)).json());
  const change = (id: string, facts: AccountFacts): Promise<void> => changeAccount(ask, id, facts);

  return {
    url,
    metadata: (): Promise<Metadata> => read(MetadataSchema, 'GET', PATHS.metadata),
    preferences: () => read(PreferencesSchema, 'GET', ADMIN_PATHS.preferences),
    setPreferences: (wanted: Preferences) => read(PreferencesSchema, 'PUT', ADMIN_PATHS.preferences, wanted),

    /** The site that all accounts of scenarios stand in; made at the first use. */
    async site(): Promise<string> {
      const { items } = await read(SiteListSchema, 'GET', ADMIN_PATHS.sites);
      const found = items.find(({ name }) => name === SITE);
      return (found ?? (await read(SiteSchema, 'POST', ADMIN_PATHS.sites, { name: SITE }))).id;
    },

    /** A new account that is ready for an OTP. An earlier run's of that name is left alone: the name gets a number. */
    async addAccount(name: string, siteId: string, domain: string): Promise<{ id: string; upn: string }> {
      const query = new URLSearchParams({ search: `${name}@`, pageSize: '1', siteId });
      const { items } = await read(AccountListSchema, 'GET', `${ADMIN_PATHS.accounts}?${query.toString()}`);
      if (items.length > 0) return this.addAccount(nextName(name), siteId, domain);
      const upn = `${name}@${domain}`;
      const { id } = await read(AccountDetailSchema, 'POST', ADMIN_PATHS.accounts, {
        ...{ upn, displayName: name, siteId, location: 'Nowhere' },
        licence: 'Teams Rooms Pro',
      });
      await change(id, { passwordExpires: false, mailboxConfigured: true });
      return { id, upn };
    },
    change,

    async generateOtp(accountId: string): Promise<Credentials> {
      const { otp, id } = await read(GeneratedOtpSchema, 'POST', ADMIN_PATHS.otps, { accountId });
      return { otp, otpId: id, password: null };
    },
    /** The wizard's way, which alone tells the password. */
    async generateWithPassword(accountId: string): Promise<Credentials> {
      const wish = { accountIds: [accountId], password: { kind: 'generate' } };
      let batch = await read(OtpBatchSchema, 'POST', ADMIN_PATHS.otpBatches, wish);
      while (batch.status === 'running') {
        await pause(batchPollMs);
        batch = await read(OtpBatchSchema, 'GET', `${ADMIN_PATHS.otpBatches}/${batch.id}`);
      }
      const otpId = batch.items[0]?.otpId;
      if (otpId == null) throw new PortalRefusal('The portal made no one-time password.', batch.items[0]?.code ?? '');
      const { otp } = await read(GeneratedOtpSchema, 'POST', `${ADMIN_PATHS.otps}/${otpId}/reveal`, {});
      const path = `${ADMIN_PATHS.otpBatches}/${batch.id}/download`;
      const csv = await (await ask('POST', path, { withPasswords: true })).text();
      // Generated passwords hold neither commas nor quotes, and stand in the last column.
      return { otp, otpId, password: csv.trim().split(/\r?\n/).at(-1)?.split(',').at(-1) ?? null };
    },
    async revoke(otpId: string): Promise<void> {
      await ask('POST', `${ADMIN_PATHS.otps}/${otpId}/revoke`, {});
    },

    /** The account's newest request, or null. */
    async request(accountId: string) {
      const query = new URLSearchParams({ accountId, sort: 'requestedAt', order: 'desc', pageSize: '1' });
      const { items } = await read(RequestListSchema, 'GET', `${ADMIN_PATHS.requests}?${query.toString()}`);
      return items[0] ?? null;
    },
    async decide(accountId: string, decision: Decision): Promise<void> {
      const request = await this.request(accountId);
      if (request === null) throw new PortalRefusal('There is no request to decide.', 'deviceRequest.notFound');
      await ask('POST', `${ADMIN_PATHS.requests}/${request.id}/decision`, decision);
    },
    async provisioning(accountId: string): Promise<string> {
      return (await read(AccountDetailSchema, 'GET', `${ADMIN_PATHS.accounts}/${accountId}`)).provisioning;
    },

    async moveTime(advanceSeconds: number): Promise<void> {
      if (advanceSeconds > 0) await ask('POST', `${ADMIN_PATHS.testControls}/clock`, { advanceSeconds });
    },
    async addFault(fault: TestFault): Promise<void> {
      await ask('POST', `${ADMIN_PATHS.testControls}/faults`, fault);
    },
    async clearFaults(): Promise<void> {
      await ask('DELETE', `${ADMIN_PATHS.testControls}/faults`);
    },
    /** Polls that the portal holds at this moment, of all consoles. */
    async heldPolls(): Promise<number> {
      const metrics = await (await ask('GET', '/metrics')).text();
      return Number(/^roomkey_held_polls (\d+)$/m.exec(metrics)?.[1] ?? 0);
    },
  };
}

/** `room` → `room-2` → `room-3`. */
function nextName(name: string): string {
  const [, stem = name, number = '1'] = /^(.*?)(?:-(\d+))?$/.exec(name) ?? [];
  return `${stem}-${Number(number) + 1}`;
}

async function changeAccount(
  ask: (method: string, path: string, body: unknown) => Promise<Response>,
  id: string,
  { passwordExpired, blockedByPolicy, ...settings }: AccountFacts,
): Promise<void> {
  if (Object.keys(settings).length > 0) await ask('PATCH', `${ADMIN_PATHS.accounts}/${id}`, settings);
  if (passwordExpired === undefined && blockedByPolicy === undefined) return;
  await ask('PATCH', `${ADMIN_PATHS.testControls}/accounts/${id}`, {
    ...(passwordExpired === undefined ? {} : { passwordExpired }),
    ...(blockedByPolicy === undefined ? {} : { blockedByPolicy }),
  });
}
