import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROLES } from '@roomkey/shared/protocol/lists';
import { mayDo, PERMISSIONS, permissionsOf, type Permission } from '@roomkey/shared/protocol/permissions';

/** What belongs to no site: a role that may do it may do it for the whole portal. */
const siteless: readonly Permission[] = ['preferences.read'];

describe('roles', () => {
  it('are what docs/SECURITY.md says they are', () => {
    const text = readFileSync(new URL('../../../docs/SECURITY.md', import.meta.url), 'utf8');
    const section = text.split('## Roles of the portal')[1]?.split('\n## ')[0] ?? '';
    const rows = section
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split('|').map((cell) => cell.trim()));
    expect(rows[0]?.slice(3, -1)).toEqual(ROLES);
    const documented = rows.slice(2).map((cells) => [cells[1], ...cells.slice(3, -1)]);
    const coded = PERMISSIONS.map((permission) => [
      `\`${permission}\``,
      ...ROLES.map((role) => {
        if (!mayDo(role, permission)) return '-';
        return role === 'Teams Rooms Pro Manager' || siteless.includes(permission) ? 'All' : 'Own sites';
      }),
    ]);
    expect(documented).toEqual(coded);
  });

  it('contain one another: a Pro Manager may do everything, a Site Lead all that a Site Technician may', () => {
    expect(permissionsOf('Teams Rooms Pro Manager')).toEqual(PERMISSIONS);
    expect(permissionsOf('Site Lead')).toEqual(expect.arrayContaining([...permissionsOf('Site Technician')]));
    expect(permissionsOf('Site Lead')).not.toContain('users.manage');
  });
});
