/** One-time passwords: one, many, and their sheets. */
import { expect } from 'vitest';
import { OtpBatchSchema } from '@roomkey/shared/protocol/admin';
import { contosoRoomPassword } from '../../../server/seed/contoso';
import type { Row } from './row';

export const otpRows: readonly Row[] = [
  {
    route: 'POST /api/otps',
    who: 'leads',
    send: ({ accountId }) => ['/api/otps', { accountId }],
    outside: 'account.notFound',
  },
  {
    route: 'GET /api/otps/{id}',
    who: 'leads',
    send: ({ otpId }) => [`/api/otps/${otpId}`],
    outside: 'otp.notFound',
  },
  {
    route: 'POST /api/otps/{id}/reveal',
    who: 'leads',
    send: ({ otpId }) => [`/api/otps/${otpId}/reveal`],
    outside: 'otp.notFound',
  },
  {
    route: 'POST /api/hand-over',
    who: 'leads',
    send: ({ otpId }) => ['/api/hand-over', { otpIds: [otpId] }],
    outside: ({ body }) =>
      expect(body).toMatchObject({ sheets: [], left: [{ displayName: null, code: 'otp.notFound' }] }),
  },
  {
    route: 'POST /api/otps/{id}/regenerate',
    who: 'leads',
    send: ({ otpId }) => [`/api/otps/${otpId}/regenerate`],
    outside: 'otp.notFound',
  },
  {
    route: 'POST /api/otps/{id}/revoke',
    who: 'leads',
    send: ({ otpId }) => [`/api/otps/${otpId}/revoke`],
    outside: 'otp.notFound',
  },
  {
    route: 'POST /api/otp-batches',
    who: 'leads',
    send: ({ accountId }) => ['/api/otp-batches', { accountIds: [accountId], password: { kind: 'generate' } }],
    outside: async ({ body }, { manager }) => {
      const { id } = OtpBatchSchema.parse(body);
      const read = async () => OtpBatchSchema.parse((await manager('GET', `/api/otp-batches/${id}`)).body);
      await expect.poll(async () => (await read()).status, { timeout: 15_000 }).toBe('done');
      expect((await read()).items).toMatchObject([{ status: 'failed', otpId: null, code: 'account.notFound' }]);
    },
  },
  {
    route: 'GET /api/otp-batches/{id}',
    who: 'leads',
    send: ({ batchId }) => [`/api/otp-batches/${batchId}`],
    outside: 'batch.notFound',
  },
  {
    route: 'POST /api/otp-batches/{id}/retry',
    who: 'leads',
    send: ({ batchId }) => [`/api/otp-batches/${batchId}/retry`],
    outside: 'batch.notFound',
  },
  {
    route: 'POST /api/otp-batches/{id}/download',
    who: 'leads',
    send: ({ batchId }) => [`/api/otp-batches/${batchId}/download`, { withPasswords: false }],
    outside: 'batch.notFound',
  },
  {
    // The right password: of another site’s account the answer must not say so.
    route: 'POST /api/otp-batches/check-csv',
    who: 'leads',
    send: ({ accountId, upn }) => [
      '/api/otp-batches/check-csv',
      { accountIds: [accountId], csv: `UPN,Password\r\n${upn},${contosoRoomPassword}` },
    ],
    outside: ({ status, body }) => expect([status, body]).toMatchObject([200, { problemCount: 1 }]),
  },
  { route: 'GET /api/otp-batches/template', who: 'leads', send: () => ['/api/otp-batches/template'] },
];
