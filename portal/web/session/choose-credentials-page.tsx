import { Body1, Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { CredentialsSchema } from '@roomkey/shared/protocol/admin';
import { useState, type SubmitEvent } from 'react';
import { fieldMessage } from '../api/api-error';
import { useChooseCredentials } from '../api/session';
import { ActFailure } from '../parts/states';
import { EntranceCard } from './entrance-card';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

const NAME_RULE = 'Use 3 to 64 characters.';
const PASSWORD_RULE = 'Use at least 12 characters.';

/**
 * After the link: a password, and the first administrator's name.
 * @param invited the name that an invitation gave; empty for the first administrator, who chooses it
 */
export function ChooseCredentialsPage({ invited }: { readonly invited: string }) {
  const styles = useStyles();
  const choose = useChooseCredentials();
  const [username, setUsername] = useState(invited);
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const [checked, setChecked] = useState(false);

  const nameFault = CredentialsSchema.shape.username.safeParse(username).success ? null : NAME_RULE;
  const passwordFault = CredentialsSchema.shape.password.safeParse(password).success ? null : PASSWORD_RULE;
  const repeatFault = repeated === password ? null : 'The two passwords differ.';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if ((nameFault ?? passwordFault ?? repeatFault) === null) choose.mutate({ username, password });
  };
  const shown = (fault: string | null, path: string) => (checked ? fault : null) ?? fieldMessage(choose.error, path);
  return (
    <EntranceCard title={invited === '' ? 'Choose a name and password' : 'Choose a password'}>
      <Body1>
        {invited === ''
          ? 'You are the first administrator of this portal. Choose what you will sign in with from now on.'
          : 'You were invited to this portal. Choose the password that you will sign in with from now on.'}
      </Body1>
      <ActFailure error={choose.error} />
      <form className={styles.form} onSubmit={submit} noValidate>
        <Field
          label="Name"
          required={invited === ''}
          hint={invited === '' ? null : 'Given by your invitation.'}
          validationMessage={shown(nameFault, 'username')}
        >
          <Input
            autoComplete="username"
            autoFocus={invited === ''}
            readOnly={invited !== ''}
            value={username}
            onChange={(_, { value }) => {
              setUsername(value);
            }}
          />
        </Field>
        <Field
          label="Password"
          required
          hint={checked && passwordFault !== null ? null : PASSWORD_RULE}
          validationMessage={shown(passwordFault, 'password')}
        >
          <Input
            type="password"
            autoComplete="new-password"
            autoFocus={invited !== ''}
            value={password}
            onChange={(_, { value }) => {
              setPassword(value);
            }}
          />
        </Field>
        <Field label="Repeat the password" required validationMessage={checked ? repeatFault : null}>
          <Input
            type="password"
            autoComplete="new-password"
            value={repeated}
            onChange={(_, { value }) => {
              setRepeated(value);
            }}
          />
        </Field>
        <Button appearance="primary" type="submit" disabled={choose.isPending}>
          {choose.isPending ? 'Saving…' : 'Save and go on'}
        </Button>
      </form>
    </EntranceCard>
  );
}
