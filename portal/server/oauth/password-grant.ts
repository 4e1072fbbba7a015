/** The password grant (RFC 6749 4.3): what the room's app signs in with, against the portal's own directory. */
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DIRECTORY_ERRORS, type DirectoryErrorCode } from '@roomkey/shared/protocol/directory-errors';
import { PATHS, SCOPES, type TokenResponse } from '@roomkey/shared/protocol/oauth';
import { signIn, type Account } from '../directory/directory';
import { writeAudit } from '../features/audit/write-audit';
import { accounts, requests, rooms } from '../store/schema';
import type { Database } from '../store/store';
import { OAuthFailure } from './oauth-errors';
import type { OAuthServices } from './services';

interface SignInForm {
  readonly upn: string;
  readonly password: string;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Own texts; the codes' meanings are those of Entra's public documentation. */
const REASONS: Readonly<Record<DirectoryErrorCode, string>> = {
  [DIRECTORY_ERRORS.wrongPassword]: 'The user name or password is wrong.',
  [DIRECTORY_ERRORS.unknownUser]: 'The directory has no such account.',
  [DIRECTORY_ERRORS.accountDisabled]: 'The account is disabled.',
  [DIRECTORY_ERRORS.accountLocked]: 'Too many failures. The account is locked for a while.',
  [DIRECTORY_ERRORS.passwordExpired]: 'The password has expired.',
  [DIRECTORY_ERRORS.mfaRequired]: 'The account needs a second factor, which a room cannot give.',
  [DIRECTORY_ERRORS.blockedByPolicy]: 'A policy blocks this sign-in.',
  [DIRECTORY_ERRORS.foreignDomain]: 'The account belongs to another organisation.',
  [DIRECTORY_ERRORS.licenceMissing]: 'The account has no licence for a room.',
};

/** @throws OAuthFailure `invalid_grant` with `directory_code`; `invalid_dpop_proof` before the password is looked at. */
export async function passwordGrant(services: OAuthServices, form: SignInForm): Promise<TokenResponse> {
  const { ctx } = services;
  const dpopJkt = await services.readProof({ request: form.request, reply: form.reply, path: PATHS.token });
  const result = await signIn(ctx, { upn: form.upn, password: form.password });
  if (!result.ok) {
    await auditFailure(services, form, result.code);
    throw new OAuthFailure('invalid_grant', `${result.code}: ${REASONS[result.code]}`, {
      members: { directory_code: result.code },
    });
  }
  await rememberRoom(services, result.account, form.request.ip);
  const token = await services.issueToken({
    scope: SCOPES.room,
    accountId: result.account.id,
    requestId: null,
    dpopJkt,
  });
  return { ...token, upn: result.account.upn, room_name: result.account.displayName };
}

async function rememberRoom({ ctx }: OAuthServices, account: Account, source: string): Promise<void> {
  const now = ctx.clock.now();
  await ctx.store.transaction(async (tx) => {
    await tx.update(accounts).set({ provisionedAt: now }).where(eq(accounts.id, account.id));
    const device = await lastDevice(tx, account.id);
    await tx
      .insert(rooms)
      .values({ accountId: account.id, signedInAt: now, ...device })
      .onConflictDoUpdate({
        target: rooms.accountId,
        set: { signedInAt: now, problems: sql`'[]'::jsonb`, ...device },
      });
    await writeAudit(tx, { at: now, actor: 'console', action: 'room.signedIn', target: account.upn, source });
  });
  ctx.changes.tell(['rooms', 'accounts'], [account.siteId]);
}

/** What the device said of itself when its request was approved; the room's first report says it anew. */
async function lastDevice(tx: Database, accountId: string): Promise<Partial<typeof rooms.$inferInsert>> {
  const { deviceMake, deviceModel, deviceSerial, appVersion } = requests;
  const [device] = await tx
    .select({ deviceMake, deviceModel, deviceSerial, appVersion })
    .from(requests)
    .where(and(eq(requests.accountId, accountId), inArray(requests.status, ['approved', 'delivered'])))
    .orderBy(desc(requests.requestedAt))
    .limit(1);
  return device ?? {};
}

/** The name is audited only when the directory has it: a person may have typed the password into the wrong field. */
async function auditFailure({ ctx }: OAuthServices, form: SignInForm, code: DirectoryErrorCode): Promise<void> {
  const upn = form.upn.trim().toLowerCase();
  const [known] = await ctx.store.db.select({ upn: accounts.upn }).from(accounts).where(eq(accounts.upn, upn));
  await writeAudit(ctx.store.db, {
    at: ctx.clock.now(),
    actor: 'console',
    action: 'room.signInFailed',
    target: known?.upn ?? null,
    source: form.request.ip,
    details: { code },
  });
}
