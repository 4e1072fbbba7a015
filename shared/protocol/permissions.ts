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

const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  'Teams Rooms Pro Manager': PERMISSIONS,
  'Site Lead': lead,
  'Site Technician': technician,
};

export function permissionsOf(role: Role): readonly Permission[] {
  return ROLE_PERMISSIONS[role];
}

export function mayDo(role: Role, permission: Permission): boolean {
  return ROLE_PERMISSIONS[role].includes(permission);
}
