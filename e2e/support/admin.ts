/** What an administrator does, through the portal's API. */
import { z } from 'zod';
import {
  type Account,
  AccountListSchema,
  AccountSchema,
  ADMIN_PATHS,
  AuditListSchema,
  type Decision,
  type DeviceRequest,
  type GeneratedOtp,
  GeneratedOtpSchema,
  InvitationSchema,
  OtpSchema,
  RequestListSchema,
  type TestFault,
} from '@roomkey/shared/protocol/admin';
import { waitFor } from './wait-for';

/** Ready for an OTP, yet its sign-in is refused by a policy: kept for the test that wants that. */
export const BLOCKED_ROOM = 'tyo-tama@contoso.example';
/** What every room of the sample organisation has until an OTP resets it. */
export const SAMPLE_PASSWORD = 'Contoso-Room-Demo-1';

const Nothing = z.void();

/** Which OTP: enough to tell its requests from earlier ones of the same room. */
export type Issued = Pick<GeneratedOtp, 'accountId' | 'createdAt'>;

export class Administrator {
  readonly #address: string;
  readonly #token: string;
  readonly #taken: string[] = [];
  #hasMovedTime = false;

  constructor(address: string, token: string) {
    this.#address = address;
    this.#token = token;
  }

  /** A room that is ready for an OTP, the one that was used longest ago. */
  async readyRoom(): Promise<Account> {
    const query = new URLSearchParams({ readiness: 'No action needed', pageSize: '100' });
    const { items } = await this.#get(`${ADMIN_PATHS.accounts}?${query.toString()}`, AccountListSchema);
    const free = items.filter((each) => each.activeOtpId === null && each.openRequestId === null);
    const usable = free.filter((each) => each.upn !== BLOCKED_ROOM);
    const [room] = usable.sort((one, other) => this.#taken.lastIndexOf(one.id) - this.#taken.lastIndexOf(other.id));
    if (room === undefined) throw new Error('No room of the sample organisation is free');
    this.#taken.push(room.id);
    return room;
  }

  async roomOf(upn: string): Promise<Account> {
    const query = new URLSearchParams({ search: upn });
    const { items } = await this.#get(`${ADMIN_PATHS.accounts}?${query.toString()}`, AccountListSchema);
    const room = items.find((each) => each.upn === upn);
    if (room === undefined) throw new Error(`The sample organisation has no ${upn}`);
    return room;
  }

  async roomNamed(displayName: string): Promise<Account> {
    const query = new URLSearchParams({ search: displayName, pageSize: '100' });
    const { items } = await this.#get(`${ADMIN_PATHS.accounts}?${query.toString()}`, AccountListSchema);
    const room = items.find((each) => each.displayName === displayName);
    if (room === undefined) throw new Error(`The sample organisation has no ${displayName}`);
    return room;
  }

  account(accountId: string): Promise<Account> {
    return this.#get(`${ADMIN_PATHS.accounts}/${accountId}`, AccountSchema);
  }

  generateOtp(accountId: string, validityHours?: number): Promise<GeneratedOtp> {
    return this.#send('POST', ADMIN_PATHS.otps, { accountId, validityHours }, GeneratedOtpSchema);
  }

  /** A sign-in link of a new Pro Manager. */
  async invite(username: string): Promise<string> {
    const user = { username, role: 'Teams Rooms Pro Manager', siteIds: [] };
    return (await this.#send('POST', ADMIN_PATHS.users, user, InvitationSchema)).url;
  }

  /** The OTP that is active for an account now. */
  async activeOtp(accountId: string): Promise<Issued> {
    const { activeOtpId } = await this.account(accountId);
    return this.#get(`${ADMIN_PATHS.otps}/${activeOtpId ?? ''}`, OtpSchema);
  }

  async revokeOtp(otpId: string): Promise<void> {
    await this.#send('POST', `${ADMIN_PATHS.otps}/${otpId}/revoke`, undefined, z.unknown());
  }

  /** The account's requests since the OTP was made, newest first. */
  async requestsOf({ accountId, createdAt }: Issued): Promise<DeviceRequest[]> {
    const query = new URLSearchParams({ accountId, pageSize: '100' });
    const { items } = await this.#get(`${ADMIN_PATHS.requests}?${query.toString()}`, RequestListSchema);
    return items.filter(({ requestedAt }) => requestedAt >= createdAt);
  }

  async pendingRequest(otp: Issued): Promise<DeviceRequest> {
    return waitFor('a request that awaits approval', async () =>
      (await this.requestsOf(otp)).find(({ status }) => status === 'pending'),
    );
  }

  async approve(otp: Issued): Promise<DeviceRequest> {
    return this.decide(otp, { decision: 'approve' });
  }

  async decide(otp: Issued, decision: Decision): Promise<DeviceRequest> {
    const request = await this.pendingRequest(otp);
    await this.#send('POST', `${ADMIN_PATHS.requests}/${request.id}/decision`, decision, z.unknown());
    return request;
  }

  /** HTTP status of a decision that is expected to be refused. */
  async tryToApprove(requestId: string): Promise<number> {
    const answer = await this.#fetch('POST', `${ADMIN_PATHS.requests}/${requestId}/decision`, { decision: 'approve' });
    return answer.status;
  }

  async auditOf(target: string): Promise<z.infer<typeof AuditListSchema>['items']> {
    const { items } = await this.#get(`${ADMIN_PATHS.audit}?pageSize=5000`, AuditListSchema);
    return items.filter((entry) => entry.target === target);
  }

  async setAutoApproval(otpAutoApproval: boolean): Promise<void> {
    await this.#send('PUT', ADMIN_PATHS.preferences, { otpValidityHours: 8, otpAutoApproval }, z.unknown());
  }

  /** True once a test has moved the portal's time: what is valid for minutes has ended. */
  get hasMovedTime(): boolean {
    return this.#hasMovedTime;
  }

  /** Moves the portal's time forward. */
  async advance(advanceSeconds: number): Promise<void> {
    this.#hasMovedTime = true;
    await this.#send('POST', `${ADMIN_PATHS.testControls}/clock`, { advanceSeconds }, z.unknown());
  }

  async arm(fault: TestFault): Promise<void> {
    await this.#send('POST', `${ADMIN_PATHS.testControls}/faults`, fault, Nothing);
  }

  async disarm(): Promise<void> {
    await this.#send('DELETE', `${ADMIN_PATHS.testControls}/faults`, undefined, Nothing);
  }

  #get<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    return this.#send('GET', path, undefined, schema);
  }

  async #send<T>(method: string, path: string, body: unknown, schema: z.ZodType<T>): Promise<T> {
    const answer = await this.#fetch(method, path, body);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path.split('?')[0] ?? ''} answered ${answer.status}: ${text}`);
    return schema.parse(text === '' ? undefined : JSON.parse(text));
  }

  #fetch(method: string, path: string, body: unknown): Promise<Response> {
    return fetch(this.#address + path, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
}
