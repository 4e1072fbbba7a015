/**
 * What each role may do, at the sites it is assigned to. The portal's server enforces it; its pages only hide what would
 * be refused. The real service publishes no row for one-time passwords (docs/SECURITY.md): this is Roomkey's own.
 */
import type { Role } from './lists';

export const PERMISSIONS = [
  'accounts.read',
  'accounts.export',
  /** Add, edit, disable, import, licence, recommended configuration, expected device. */
  'accounts.edit',
  'sites.edit',
  /** Generate, download, regenerate, revoke. */
  'otps.manage',
  /** See an OTP: reveal, print. */
  'otps.see',
  'requests.read',
  'requests.decide',
  'rooms.read',
  'preferences.read',
  'preferences.edit',
  'audit.read',
  /** Users, roles, API tokens, lock-outs. */
  'users.manage',
  'testControls.use',
  'demo.use',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const technician: readonly Permission[] = ['accounts.read', 'requests.read', 'rooms.read', 'preferences.read'];
const lead: readonly Permission[] = [
  ...technician,
  'accounts.export',
  'accounts.edit',
  'otps.manage',
  'otps.see',
  'requests.decide',
];

/**
 * Whoever opened a presenter's link of the demo. Nobody is given this role, and no API token: it lasts as long as its
 * session, and reaches what the presenter's page does.
 */
export const PRESENTER = 'Presenter';
/** What a caller can be: a role that is given, or the holder of a presenter's link. */
export type CallerRole = Role | typeof PRESENTER;

const presenter: readonly Permission[] = [
  'accounts.read',
  'requests.read',
  'requests.decide',
  'otps.see',
  'rooms.read',
  'preferences.read',
  'demo.use',
];

const ROLE_PERMISSIONS: Readonly<Record<CallerRole, readonly Permission[]>> = {
  'Teams Rooms Pro Manager': PERMISSIONS,
  [PRESENTER]: presenter,
  'Site Lead': lead,
  'Site Technician': technician,
};

export function permissionsOf(role: CallerRole): readonly Permission[] {
  return ROLE_PERMISSIONS[role];
}

export function mayDo(role: CallerRole, permission: Permission): boolean {
  return ROLE_PERMISSIONS[role].includes(permission);
}
