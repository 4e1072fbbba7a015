/** Creating an API token, and ending one. */
import { Body1, Field, Input } from '@fluentui/react-components';
import { NewApiTokenSchema } from '@roomkey/shared/protocol/admin';
import { useState } from 'react';
import { fieldMessage } from '../api/api-error';
import { useCreateApiToken, useDeleteApiToken, type ApiToken, type CreatedApiToken } from '../api/users';
import { DateTime } from '../parts/date-time';
import { ShownOnce } from '../parts/shown-once';
import { useNotify } from '../parts/use-notify';
import { ActDialog } from '../parts/act-dialog';
import { RoleFields, lacksSites, type RoleChoice } from './role-fields';

const NAME_RULE = 'Up to 60 characters; the audit list shows it.';
const DAYS_RULE = '1 to 366 days';
const DEFAULT_DAYS = '90';

export function CreateTokenDialog({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('');
  const [days, setDays] = useState(DEFAULT_DAYS);
  const [choice, setChoice] = useState<RoleChoice>({ role: 'Site Technician', siteIds: [] });
  const [checked, setChecked] = useState(false);
  const [created, setCreated] = useState<CreatedApiToken | null>(null);
  const create = useCreateApiToken(setCreated);
  const { shape } = NewApiTokenSchema;
  const nameFault = shape.name.safeParse(name).success ? null : NAME_RULE;
  const daysFault = shape.validDays.safeParse(Number(days)).success ? null : DAYS_RULE;
  const submit = () => {
    setChecked(true);
    if ((nameFault ?? daysFault) !== null || lacksSites(choice)) return;
    create.mutate({ name, role: choice.role, siteIds: [...choice.siteIds], validDays: Number(days) });
  };
  return (
    <ActDialog
      title={created === null ? 'Create an API token' : `API token ${created.name}`}
      act={created === null ? 'Create' : null}
      busy={create.isPending}
      error={create.error}
      onAct={submit}
      onClose={onClose}
    >
      {created === null ? (
        <>
          <Field
            label="Name"
            required
            hint={checked && nameFault !== null ? null : NAME_RULE}
            validationMessage={(checked ? nameFault : null) ?? fieldMessage(create.error, 'name')}
          >
            <Input
              autoComplete="off"
              value={name}
              onChange={(_, { value }) => {
                setName(value);
              }}
            />
          </Field>
          <Field
            label="Valid for (days)"
            required
            validationMessage={(checked ? daysFault : null) ?? fieldMessage(create.error, 'validDays')}
          >
            <Input
              type="number"
              value={days}
              onChange={(_, { value }) => {
                setDays(value);
              }}
            />
          </Field>
          <RoleFields value={choice} checked={checked} error={create.error} onChange={setChoice} />
        </>
      ) : (
        <ShownOnce label="API token" value={created.token}>
          This token is shown only now. It is valid until <DateTime iso={created.expiresAt} />.
        </ShownOnce>
      )}
    </ActDialog>
  );
}

export function DeleteTokenDialog({ token, onClose }: { readonly token: ApiToken; readonly onClose: () => void }) {
  const notify = useNotify();
  const remove = useDeleteApiToken(() => {
    notify(`${token.name}: deleted`);
    onClose();
  });
  return (
    <ActDialog
      title={`Delete the API token ${token.name}?`}
      act="Delete"
      busy={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onAct={() => {
        remove.mutate(token.id);
      }}
    >
      <Body1>What uses it is refused from now on. This cannot be undone.</Body1>
    </ActDialog>
  );
}
