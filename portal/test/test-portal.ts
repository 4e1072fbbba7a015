/** A whole portal on a real store, listening on loopback, with the sample organisation and test controls. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { pino, type Logger } from 'pino';
import { inject } from 'vitest';
import { z } from 'zod';
import { ADMIN_PATHS, AccountListSchema, GeneratedOtpSchema, type GeneratedOtp } from '@roomkey/shared/protocol/admin';
import type { PortalConfig } from '../server/config/config';
import type { Interfaces } from '../server/lan/choose-addresses';
import { startPortal, type RunningPortal } from '../server/start-portal';
import { freshDatabase } from './postgres';

export const STORES = ['pglite', 'postgres'] as const;
export type StoreKind = (typeof STORES)[number];

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface TestPortal extends RunningPortal {
  readonly config: PortalConfig;
  /** Calls the administrators' API with an API token. */
  api(method: string, path: string, body?: unknown): Promise<Answer>;
  /** An OTP for the account with this UPN. */
  generateOtp(upn: string): Promise<GeneratedOtp>;
  accountId(upn: string): Promise<string>;
  /** Stops the portal and deletes what it wrote. */
  dispose(): Promise<void>;
}

/** A new empty folder; it goes when all tests are done. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(path.join(inject('temporaryRoot'), 'test-'));
}

/** Every setting a test may want to change; the rest is as in a rehearsal on one machine. */
export async function testConfig(
  kind: StoreKind,
  changes: Partial<PortalConfig> = {},
): Promise<PortalConfig & { folder: string }> {
  const folder = await temporaryFolder();
  return {
    folder,
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    dataDir: path.join(folder, 'data'),
    databaseUrl: kind === 'postgres' ? await freshDatabase() : null,
    keysPath: path.join(folder, 'keys.json'),
    createKeys: true,
    tls: null,
    lan: null,
    trustProxy: [],
    testControls: true,
    demo: false,
    webRoot: path.join(folder, 'web'),
    apiTokenFile: path.join(folder, 'api-token'),
    seed: 'contoso',
    endWithInput: false,
    stateFile: null,
    ...changes,
  };
}

export async function startTestPortal(
  kind: StoreKind,
  changes: Partial<PortalConfig> = {},
  log: Logger = pino({ level: 'silent' }),
  interfaces?: () => Interfaces,
): Promise<TestPortal> {
  const { folder, ...config } = await testConfig(kind, changes);
  const portal = await startPortal(config, { log, ...(interfaces === undefined ? {} : { interfaces }) });
  const token = config.apiTokenFile === null ? '' : await readFile(config.apiTokenFile, 'utf8');
  const api: TestPortal['api'] = (method, where, body) =>
    call(`${portal.url}${where}`, method, body, { authorization: `Bearer ${token}` });

  async function accountId(upn: string): Promise<string> {
    const { body } = await api('GET', `${ADMIN_PATHS.accounts}?search=${encodeURIComponent(upn)}`);
    const [account] = AccountListSchema.parse(body).items;
    if (account === undefined) throw new Error(`no account ${upn}`);
    return account.id;
  }
  return {
    ...portal,
    config,
    api,
    accountId,
    async generateOtp(upn) {
      const { body } = await api('POST', ADMIN_PATHS.otps, { accountId: await accountId(upn) });
      return GeneratedOtpSchema.parse(body);
    },
    async dispose() {
      await portal.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const Json = z.string().transform((text): unknown => JSON.parse(text));

/** One HTTP call with a JSON body; the answer's body parsed when it is JSON. */
export async function call(
  url: string,
  method: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  return { status: response.status, headers: response.headers, body: isJson ? Json.parse(text) : text };
}
