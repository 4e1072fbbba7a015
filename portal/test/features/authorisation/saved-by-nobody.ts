import type { PortalState } from '@roomkey/shared/protocol/admin';

/** A state of a version that never was: whoever may restore states is told so, and nothing is restored. */
export const savedByNobody: PortalState = {
  format: 'roomkey-portal-state',
  version: 0,
  schema: 0,
  keysId: 'k-none',
  savedAt: '2026-01-01T00:00:00.000Z',
  faults: [],
  tables: {},
};
