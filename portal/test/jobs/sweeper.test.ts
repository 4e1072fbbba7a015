import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ADMIN_PATHS, RequestListSchema } from '@roomkey/shared/protocol/admin';
import { takeAttempt } from '../../server/features/failures/attempts';
import { makeSignInUrl } from '../../server/features/session/sign-in-link';
import { CHANNELS } from '../../server/store/channels';
import { audit, deliveryCopies, failures, otpDisplays, otps, requests, signInLinks } from '../../server/store/schema';
import { enterOtp } from '../device';
import { startTestPortal, STORES, type TestPortal } from '../test-portal';

describe.each(STORES)('tidying on %s', (kind) => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal(kind);
  });
  afterAll(() => portal.dispose());

  test('marks what ran out as soon as time was moved, deletes what may go, and wakes who waits', async () => {
    const { store, clock } = portal.ctx;
    const woken = vi.fn();
    await store.listen(CHANNELS.requestDecided, woken);
    const unused = await portal.generateOtp('sea-rainier@contoso.example');
    const undecided = await portal.generateOtp('sea-baker@contoso.example');
    await enterOtp(portal.url, undecided.otp);
    await takeAttempt(store.db, clock.now(), { bucket: 'old', allowed: 1, windowSeconds: 1 });
    await makeSignInUrl(portal.ctx);

    await clock.advance(9 * 3_600);
    const statuses = async () => ({
      unused: (await store.db.select().from(otps).where(eq(otps.id, unused.id)))[0]?.status,
      undecided: (await store.db.select().from(requests).where(eq(requests.otpId, undecided.id)))[0]?.status,
      links: (await store.db.select().from(signInLinks)).length,
    });
    await vi.waitFor(async () => {
      expect(await statuses()).toEqual({ unused: 'expired', undecided: 'expired', links: 0 });
    }, 10_000);
    expect(await store.db.select().from(otpDisplays)).toEqual([]);
    const copies = (await store.db.select().from(deliveryCopies)).map(({ otpId }) => otpId);
    expect(new Set(copies)).toEqual(new Set([unused.id, undecided.id]));
    const acts = (await store.db.select().from(audit)).map(({ action, actor }) => `${actor} ${action}`);
    expect(acts).toEqual(expect.arrayContaining(['portal otp.expired', 'portal request.expired']));
    await vi.waitFor(() => {
      expect(woken).toHaveBeenCalled();
    });

    await clock.advance(86_400 * 2);
    await vi.waitFor(async () => {
      expect(await store.db.select().from(failures).where(eq(failures.bucket, 'old'))).toEqual([]);
    }, 10_000);
  });

  test('ends the delivery of what was approved 24 hours ago', async () => {
    const { store, clock } = portal.ctx;
    const made = await portal.generateOtp('sea-adams@contoso.example');
    await enterOtp(portal.url, made.otp);
    const { body } = await portal.api('GET', `${ADMIN_PATHS.requests}?status=pending`);
    const id = RequestListSchema.parse(body).items[0]?.id ?? '';
    await portal.api('POST', `${ADMIN_PATHS.requests}/${id}/decision`, { decision: 'approve' });
    await clock.advance(24 * 3_600 + 1);
    await vi.waitFor(async () => {
      const [row] = await store.db.select().from(requests).where(eq(requests.id, id));
      expect(row?.status).toBe('expired');
    }, 10_000);
    expect(await store.db.select().from(deliveryCopies).where(eq(deliveryCopies.otpId, made.id))).toEqual([]);
  });
});
