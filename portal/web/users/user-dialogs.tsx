/** Adding a user, and changing one. */
import { Body1, Field, Input } from '@fluentui/react-components';
import { NewUserSchema, type User } from '@roomkey/shared/protocol/admin';
import { useState } from 'react';
import { fieldMessage } from '../api/api-error';
import { useAddUser, useChangeUser, useInvite, type Invitation } from '../api/users';
import { DateTime } from '../parts/date-time';
import { ShownOnce } from '../parts/shown-once';
import { useNotify } from '../parts/use-notify';
import { ActDialog } from '../parts/act-dialog';
import { RoleFields, lacksSites, type RoleChoice } from './role-fields';

interface DialogProps {
  readonly onClose: () => void;
}
interface UserDialogProps extends DialogProps {
  readonly user: User;
}

const NAME_RULE = '3 to 64 letters, digits, dots, hyphens, _ or @';

export function AddUserDialog({ onClose }: DialogProps) {
  const [username, setUsername] = useState('');
  const [choice, setChoice] = useState<RoleChoice>({ role: 'Site Technician', siteIds: [] });
  const [checked, setChecked] = useState(false);
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const add = useAddUser(setInvitation);
  const nameFault = NewUserSchema.shape.username.safeParse(username).success ? null : NAME_RULE;
  if (invitation !== null) return <InvitationDialog invitation={invitation} onClose={onClose} />;
  return (
    <ActDialog
      title="Add user"
      act="Add user"
      busy={add.isPending}
      error={add.error}
      onClose={onClose}
      onAct={() => {
        setChecked(true);
        if (nameFault === null && !lacksSites(choice)) {
          add.mutate({ username, role: choice.role, siteIds: [...choice.siteIds] });
        }
      }}
    >
      <Field
        label="Name"
        required
        hint={checked && nameFault !== null ? null : NAME_RULE}
        validationMessage={(checked ? nameFault : null) ?? fieldMessage(add.error, 'username')}
      >
        <Input
          autoComplete="off"
          value={username}
          onChange={(_, { value }) => {
            setUsername(value);
          }}
        />
      </Field>
      <RoleFields value={choice} checked={checked} error={add.error} onChange={setChoice} />
    </ActDialog>
  );
}

function InvitationDialog({ invitation, onClose }: DialogProps & { readonly invitation: Invitation }) {
  const nothing = () => undefined;
  return (
    <ActDialog
      title={`Invitation for ${invitation.user.username}`}
      act={null}
      busy={false}
      error={null}
      onAct={nothing}
      onClose={onClose}
    >
      <ShownOnce label="Invitation link" value={invitation.url}>
        This link is shown only now. It works once, for 24 hours (until <DateTime iso={invitation.expiresAt} />
        ). Whoever opens it chooses the password of this user: give it to nobody else.
      </ShownOnce>
    </ActDialog>
  );
}

export function ChangeUserDialog({ user, onClose }: UserDialogProps) {
  const notify = useNotify();
  const [choice, setChoice] = useState<RoleChoice>({
    role: user.role,
    siteIds: user.sites?.map(({ id }) => id) ?? [],
  });
  const [checked, setChecked] = useState(false);
  const change = useChangeUser(user.id, ({ username }) => {
    notify(`${username}: changed`);
    onClose();
  });
  return (
    <ActDialog
      title={`Role and sites of ${user.username}`}
      act="Save"
      busy={change.isPending}
      error={change.error}
      onClose={onClose}
      onAct={() => {
        setChecked(true);
        if (!lacksSites(choice)) change.mutate({ role: choice.role, siteIds: [...choice.siteIds] });
      }}
    >
      <RoleFields value={choice} checked={checked} error={change.error} onChange={setChoice} />
    </ActDialog>
  );
}

export function LockUserDialog({ user, onClose }: UserDialogProps) {
  const notify = useNotify();
  const locking = user.status !== 'locked';
  const change = useChangeUser(user.id, ({ username }) => {
    notify(`${username}: ${locking ? 'locked' : 'unlocked'}`);
    onClose();
  });
  return (
    <ActDialog
      title={`${locking ? 'Lock' : 'Unlock'} ${user.username}?`}
      act={locking ? 'Lock' : 'Unlock'}
      busy={change.isPending}
      error={change.error}
      onClose={onClose}
      onAct={() => {
        change.mutate({ locked: locking });
      }}
    >
      <Body1>
        {locking
          ? 'The user is signed out everywhere at once and cannot sign in until unlocked.'
          : 'The user can sign in again with the same password.'}
      </Body1>
    </ActDialog>
  );
}

export function InviteAgainDialog({ user, onClose }: UserDialogProps) {
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const invite = useInvite(user.id, setInvitation);
  if (invitation !== null) return <InvitationDialog invitation={invitation} onClose={onClose} />;
  return (
    <ActDialog
      title={`New invitation for ${user.username}?`}
      act="Make the invitation"
      busy={invite.isPending}
      error={invite.error}
      onClose={onClose}
      onAct={() => {
        invite.mutate();
      }}
    >
      <Body1>
        The user’s password stops working at once, and all their sessions and earlier invitations end. With the new link
        they choose another password.
      </Body1>
    </ActDialog>
  );
}
