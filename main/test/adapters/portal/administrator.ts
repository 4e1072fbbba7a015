import {
  AccountListSchema,
  ADMIN_PATHS,
  type Decision,
  GeneratedOtpSchema,
  RequestListSchema,
} from '@roomkey/shared/protocol/admin';

/** What an administrator does in the real portal, through its API. */
export interface Administrator {
  /** Makes an OTP for the room with this name before the @. */
  readonly generateOtp: (room: string) => Promise<string>;
  /** Decides the request that a console shows under this id. */
  readonly decide: (requestId: string, decision: Decision) => Promise<void>;
  readonly moveTime: (advanceSeconds: number) => Promise<void>;
}

export function createAdministrator(url: string, apiToken: string): Administrator {
  const call = async (path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${url}${path}`, {
      headers: { Authorization: `Bearer ${apiToken}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    async generateOtp(room) {
      const { items } = AccountListSchema.parse(await call(`${ADMIN_PATHS.accounts}?pageSize=100`));
      const accountId = items.find(({ upn }) => upn.startsWith(`${room}@`))?.id;
      return GeneratedOtpSchema.parse(await call(ADMIN_PATHS.otps, { accountId })).otp;
    },
    async decide(requestId, decision) {
      const { items } = RequestListSchema.parse(await call(`${ADMIN_PATHS.requests}?pageSize=100`));
      const id = items.find((request) => request.requestId === requestId)?.id ?? 'none';
      await call(`${ADMIN_PATHS.requests}/${id}/decision`, decision);
    },
    async moveTime(advanceSeconds) {
      await call(`${ADMIN_PATHS.testControls}/clock`, { advanceSeconds });
    },
  };
}
