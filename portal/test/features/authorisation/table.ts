/**
 * Every route of the administrators' API: who may call it, and what becomes of a call that concerns a site which is not
 * the caller's. Written by hand and not from shared/protocol/permissions: a slip there must fail here.
 */
import { accountRows } from './account-rows';
import { administrationRows } from './administration-rows';
import { demoRows } from './demo-rows';
import { otpRows } from './otp-rows';
import { requestRows } from './request-rows';
import type { Row } from './row';

/** No role is asked for; session.test.ts and admin-api.test.ts have what holds instead. */
export const WITHOUT_ROLE = [
  'DELETE /api/session',
  'GET /api/health',
  'GET /api/health/live',
  'GET /api/health/ready',
  'GET /api/openapi.json',
  'GET /api/session',
  'POST /api/session',
  'POST /api/session/link',
  'POST /api/session/setup',
];

/**
 * They would end what the table's calls are about, the first every caller too: features/test-controls/state.test.ts and
 * features/demo/demo.test.ts have who may call them.
 */
export const RESETS_ALL = ['POST /api/test/state/reset', 'POST /api/demo/reset'];

export const ROWS: readonly Row[] = [...accountRows, ...otpRows, ...requestRows, ...administrationRows, ...demoRows];
