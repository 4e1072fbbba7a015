/**
 * Fills an empty store, before a portal starts on it, with accounts that each have an active OTP:
 * `fill-store.ts COUNT OTP-FILE [options of the portal]`. Through the portal's own tables and keys, but past its API, which
 * would hash a password for each (10 ms) and take minutes for the tens of thousands that a round uses up.
 */
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { makeOtp } from '@roomkey/shared/protocol/otp';
import { readCommandLine } from '../../portal/server/config/cli';
import { makeLogger } from '../../portal/server/config/logger';
import type { PortalContext } from '../../portal/server/context';
import { openPortal } from '../../portal/server/open-portal';
import { randomDigits } from '../../portal/server/random/random';
import { accounts, deliveryCopies, otpDisplays, otps, sites } from '../../portal/server/store/schema';

const ROWS_PER_STATEMENT = 1000;
const HOUR_MS = 3_600_000;
const VALIDITY_HOURS = 8;

const [count = '', file = '', ...options] = process.argv.slice(2);
const config = await readCommandLine(options, {});
const portal = await openPortal(config, { log: makeLogger(), onLockLost: () => process.exit(3) });
const made: string[] = [];
const siteId = randomUUID();
await portal.ctx.store.db.insert(sites).values({ id: siteId, name: 'Bench' });
for (let from = 0; from < Number(count); from += ROWS_PER_STATEMENT) {
  made.push(...(await fill(portal.ctx, from, Math.min(ROWS_PER_STATEMENT, Number(count) - from))));
}
await writeFile(file, made.join('\n'));
await portal.close();

async function fill({ store, keys, clock }: PortalContext, from: number, rows: number): Promise<string[]> {
  const createdAt = clock.now();
  const expiresAt = new Date(createdAt.getTime() + VALIDITY_HOURS * HOUR_MS);
  const drafts = Array.from({ length: rows }, (_, index) => {
    return { id: randomUUID(), accountId: randomUUID(), otp: makeOtp(randomDigits), number: from + index };
  });
  await store.db.insert(accounts).values(
    drafts.map(({ accountId, number }) => ({
      ...{ id: accountId, upn: `room-${number}@rooms.example`, displayName: `Room ${number}`, siteId, createdAt },
      ...{ location: `Floor ${number % 12}`, licence: 'Teams Rooms Pro' as const, passwordHash: 'none' },
    })),
  );
  await store.db.insert(otps).values(
    drafts.map(({ id, accountId, otp }) => ({
      ...{ id, accountId, hmac: keys.hmac('otp', otp), status: 'active' as const, validityHours: VALIDITY_HOURS },
      ...{ createdAt, expiresAt, createdBy: 'bench' },
    })),
  );
  await store.db
    .insert(otpDisplays)
    .values(drafts.map(({ id, otp }) => ({ otpId: id, sealed: keys.seal('display', otp, id) })));
  await store.db
    .insert(deliveryCopies)
    .values(drafts.map(({ id }) => ({ otpId: id, sealed: keys.seal('delivery', 'correct horse battery', id) })));
  return drafts.map(({ otp }) => otp);
}
