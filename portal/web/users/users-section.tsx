/** The users, and what a Pro Manager does about them. Nobody changes or locks themselves. */
import {
  Badge,
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@fluentui/react-components';
import { AddRegular, MoreHorizontalRegular } from '@fluentui/react-icons';
import type { User } from '@roomkey/shared/protocol/admin';
import { useState } from 'react';
import { useUsers } from '../api/users';
import { DateTime } from '../parts/date-time';
import { LoadFailure, LoadingRows } from '../parts/states';
import { useSignedIn } from '../session/signed-in';
import { Section, useSectionStyles } from './section';
import { AddUserDialog, ChangeUserDialog, InviteAgainDialog, LockUserDialog } from './user-dialogs';

type Act = 'change' | 'lock' | 'invite';
const DIALOGS = { change: ChangeUserDialog, lock: LockUserDialog, invite: InviteAgainDialog };
const COLUMNS = ['Name', 'Role', 'Sites', 'Status', 'Last sign-in', 'Actions'] as const;
const STATUS = {
  active: { label: 'Active', color: 'success' },
  invited: { label: 'Invited', color: 'brand' },
  locked: { label: 'Locked', color: 'danger' },
} as const;

export function UsersSection() {
  const [adding, setAdding] = useState(false);
  const [acting, setActing] = useState<{ readonly act: Act; readonly user: User } | null>(null);
  const ActingDialog = acting === null ? null : DIALOGS[acting.act];
  return (
    <Section
      title="Users"
      command={
        <Button
          appearance="primary"
          icon={<AddRegular />}
          onClick={() => {
            setAdding(true);
          }}
        >
          Add user
        </Button>
      }
    >
      <Users
        onAct={(act, user) => {
          setActing({ act, user });
        }}
      />
      {adding && (
        <AddUserDialog
          onClose={() => {
            setAdding(false);
          }}
        />
      )}
      {ActingDialog !== null && acting !== null && (
        <ActingDialog
          user={acting.user}
          onClose={() => {
            setActing(null);
          }}
        />
      )}
    </Section>
  );
}

function Users({ onAct }: { readonly onAct: (act: Act, user: User) => void }) {
  const styles = useSectionStyles();
  const self = useSignedIn().username;
  const users = useUsers();
  if (users.data === undefined) {
    return users.isError ? (
      <LoadFailure what="The users could not be loaded." error={users.error} onRetry={users.refetch} />
    ) : (
      <LoadingRows label="Loading users" rows={3} />
    );
  }
  return (
    <div className={styles.scroll} role="group" aria-label="Table of users" tabIndex={0}>
      <Table aria-label="Users" className={styles.table}>
        <TableHeader>
          <TableRow>
            {COLUMNS.map((label) => (
              <TableHeaderCell key={label} className={styles.header}>
                {label}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {users.data.items.map((user) => (
            <TableRow key={user.id}>
              <TableCell className={styles.cell}>
                {user.username}
                {user.username === self && ' (you)'}
              </TableCell>
              <TableCell className={styles.cell}>{user.role}</TableCell>
              <TableCell className={styles.cell}>{sitesText(user.sites)}</TableCell>
              <TableCell className={styles.cell}>
                <Badge appearance="tint" shape="rounded" color={STATUS[user.status].color}>
                  {STATUS[user.status].label}
                </Badge>
              </TableCell>
              <TableCell className={styles.cell}>
                {user.lastSignedInAt === null ? 'Never' : <DateTime iso={user.lastSignedInAt} short />}
              </TableCell>
              <TableCell>{user.username !== self && <UserMenu user={user} onAct={onAct} />}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function UserMenu({ user, onAct }: { readonly user: User; readonly onAct: (act: Act, user: User) => void }) {
  const items: readonly (readonly [Act, string])[] = [
    ['change', 'Change role and sites'],
    ['lock', user.status === 'locked' ? 'Unlock' : 'Lock'],
    ['invite', 'New invitation'],
  ];
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<MoreHorizontalRegular />} aria-label={`Acts on ${user.username}`} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {items.map(([act, label]) => (
            <MenuItem
              key={act}
              onClick={() => {
                onAct(act, user);
              }}
            >
              {label}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

export function sitesText(sites: User['sites']): string {
  return sites === null ? 'All sites' : sites.map(({ name }) => name).join(', ');
}
