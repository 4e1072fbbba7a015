/** The demo, with `--demo` only: of the whole portal. The director's routes are for API tokens, whatever a session's role. */
import { BLANK_DIRECTOR_STATUS as STATUS } from '@roomkey/shared/protocol/admin/demo';
import type { Row } from './row';

export const demoRows: readonly Row[] = [
  { route: 'GET /api/demo', who: 'managers', send: () => ['/api/demo'] },
  { route: 'POST /api/demo/commands', who: 'managers', send: () => ['/api/demo/commands', { kind: 'stop' }] },
  {
    route: 'POST /api/demo/expire',
    who: 'managers',
    send: ({ accountId }) => ['/api/demo/expire', { accountId }],
  },
  { route: 'POST /api/demo/presenter-link', who: 'managers', send: () => ['/api/demo/presenter-link'] },
  { route: 'GET /api/demo/director/orders', who: 'tokens', send: () => ['/api/demo/director/orders'] },
  {
    route: 'POST /api/demo/director/orders/{id}',
    who: 'tokens',
    send: ({ accountId }) => [`/api/demo/director/orders/${accountId}`, { outcome: 'done', tookMs: 1 }],
  },
  { route: 'PUT /api/demo/director/status', who: 'tokens', send: () => ['/api/demo/director/status', STATUS] },
];
