/** The administrators' API, for what a test needs before or beside the pages. */
import {
  ADMIN_PATHS,
  AccountListSchema,
  AccountSchema,
  GeneratedOtpSchema,
  RequestListSchema,
  type Account,
  type AccountChange,
  type Decision,
  type DeviceRequest,
  type GeneratedOtp,
} from '@roomkey/shared/protocol/admin';
import type { z } from 'zod';
import type { PortalProcess } from './portal-process';

export class Admin {
  readonly #portal: PortalProcess;

  constructor(portal: PortalProcess) {
    this.#portal = portal;
  }

  /** An account that can get an OTP and that no test has used yet. */
  async freeAccount(): Promise<Account> {
    const ready = await this.#get(`${ADMIN_PATHS.accounts}?readiness=No+action+needed&pageSize=100`, AccountListSchema);
    const free = ready.items.find(({ provisioning }) => provisioning === 'Not started');
    if (free === undefined) throw new Error('no account is left for this test');
    return free;
  }

  account(id: string): Promise<Account> {
    return this.#get(`${ADMIN_PATHS.accounts}/${id}`, AccountSchema);
  }

  async accountNamed(name: string): Promise<Account> {
    const found = await this.#get(`${ADMIN_PATHS.accounts}?search=${encodeURIComponent(name)}`, AccountListSchema);
    const account = found.items.find(({ displayName }) => displayName === name);
    if (account === undefined) throw new Error(`no account is named ${name}`);
    return account;
  }

  generateOtp(account: Account): Promise<GeneratedOtp> {
    return this.#post(ADMIN_PATHS.otps, { accountId: account.id }, GeneratedOtpSchema);
  }

  /** Revokes the account's active OTP. */
  async revokeOtp(account: Account): Promise<void> {
    const { activeOtpId } = await this.account(account.id);
    await this.send('POST', `${ADMIN_PATHS.otps}/${activeOtpId ?? ''}/revoke`);
  }

  async changeAccount(account: Account, change: AccountChange): Promise<void> {
    await this.send('PATCH', `${ADMIN_PATHS.accounts}/${account.id}`, change);
  }

  async requestOf(account: Account): Promise<DeviceRequest> {
    const { items } = await this.#get(`${ADMIN_PATHS.requests}?accountId=${account.id}`, RequestListSchema);
    const [latest] = items;
    if (latest === undefined) throw new Error('the account has no request');
    return latest;
  }

  async decide(request: DeviceRequest, decision: Decision): Promise<void> {
    await this.send('POST', `${ADMIN_PATHS.requests}/${request.id}/decision`, decision);
  }

  /** Moves the portal's time. */
  async advanceClock(seconds: number): Promise<void> {
    await this.send('POST', `${ADMIN_PATHS.testControls}/clock`, { advanceSeconds: seconds });
  }

  async #get<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    return schema.parse(JSON.parse(await this.send('GET', path)));
  }

  async #post<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T> {
    return schema.parse(JSON.parse(await this.send('POST', path, body)));
  }

  /** Any call; gives back the body as text, and throws unless the portal did it. */
  async send(method: string, path: string, body?: unknown): Promise<string> {
    const response = await fetch(this.#portal.url + path, {
      method,
      headers: {
        authorization: `Bearer ${this.#portal.apiToken}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path} answered ${String(response.status)}`);
    return response.text();
  }
}
