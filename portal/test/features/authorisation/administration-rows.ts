/** Preferences, audit, users, API tokens, lock-outs, test controls: of the whole portal, not of a site. */
import { ApiTokenListSchema } from '@roomkey/shared/protocol/admin';
import { savedByNobody } from './saved-by-nobody';
import type { Row } from './row';

export const administrationRows: readonly Row[] = [
  { route: 'GET /api/connection', who: 'everybody', send: () => ['/api/connection'] },
  { route: 'GET /api/preferences', who: 'everybody', send: () => ['/api/preferences'] },
  {
    route: 'PUT /api/preferences',
    who: 'managers',
    send: () => ['/api/preferences', { otpValidityHours: 8, otpAutoApproval: false, otpAutoApprovalMatchesOnly: true }],
  },
  { route: 'GET /api/audit', who: 'managers', send: () => ['/api/audit'] },
  { route: 'GET /api/audit/export', who: 'managers', send: () => ['/api/audit/export'] },
  { route: 'GET /api/users', who: 'managers', send: () => ['/api/users'] },
  {
    route: 'POST /api/users',
    who: 'managers',
    send: (_place, { name }) => ['/api/users', { username: name(), role: 'Teams Rooms Pro Manager' }],
  },
  {
    route: 'PATCH /api/users/{id}',
    who: 'managers',
    send: ({ siteId }, { userId }) => [`/api/users/${userId}`, { role: 'Site Lead', siteIds: [siteId] }],
  },
  {
    route: 'POST /api/users/{id}/invitation',
    who: 'managers',
    send: (_place, { userId }) => [`/api/users/${userId}/invitation`],
  },
  { route: 'GET /api/api-tokens', who: 'managers', send: () => ['/api/api-tokens'] },
  {
    route: 'POST /api/api-tokens',
    who: 'managers',
    send: () => ['/api/api-tokens', { name: 'script', role: 'Teams Rooms Pro Manager', validDays: 1 }],
  },
  {
    route: 'DELETE /api/api-tokens/{id}',
    who: 'managers',
    async send(_place, { manager, name }) {
      const mine = name();
      await manager('POST', '/api/api-tokens', { name: mine, role: 'Teams Rooms Pro Manager', validDays: 1 });
      const { items } = ApiTokenListSchema.parse((await manager('GET', '/api/api-tokens')).body);
      return [`/api/api-tokens/${items.find((token) => token.name === mine)?.id ?? ''}`];
    },
  },
  { route: 'GET /api/lockouts', who: 'managers', send: () => ['/api/lockouts'] },
  {
    route: 'POST /api/lockouts/unlock',
    who: 'managers',
    send: () => ['/api/lockouts/unlock', { kind: 'user', subject: 'nobody' }],
  },
  { route: 'POST /api/test/clock', who: 'managers', send: () => ['/api/test/clock', { advanceSeconds: 0 }] },
  {
    route: 'POST /api/test/faults',
    who: 'managers',
    send: () => ['/api/test/faults', { path: '/oauth2/token', kind: 'drop', times: 1 }],
  },
  { route: 'GET /api/test/state', who: 'managers', send: () => ['/api/test/state'] },
  { route: 'PUT /api/test/state', who: 'managers', send: () => ['/api/test/state', savedByNobody] },
  {
    route: 'PATCH /api/test/accounts/{id}',
    who: 'managers',
    send: ({ accountId }) => [`/api/test/accounts/${accountId}`, { blockedByPolicy: false }],
  },
  { route: 'DELETE /api/test/faults', who: 'managers', send: () => ['/api/test/faults'] },
];
