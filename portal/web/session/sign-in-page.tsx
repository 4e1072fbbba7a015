import {
  Body1,
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  Spinner,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useState, useSyncExternalStore, type SubmitEvent } from 'react';
import { useRedeemLink, useSignIn } from '../api/session';
import { ActFailure } from '../parts/states';
import { EntranceCard } from './entrance-card';
import { forgetLinkToken, linkToken, onLinkToken } from './link-token';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  hint: { color: tokens.colorNeutralForeground2 },
});

/** @param ended a session was there and has ended, which the page says */
export function SignInPage({ ended }: { readonly ended: boolean }) {
  const styles = useStyles();
  const link = useLinkRedemption();
  const signIn = useSignIn();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    signIn.mutate({ username, password });
    // SECURITY: a typed password is kept no longer than it takes to send it.
    setPassword('');
  };
  if (link.isPending) {
    return (
      <EntranceCard title="Signing in with the link">
        <Spinner label="One moment" />
      </EntranceCard>
    );
  }
  return (
    <EntranceCard title="Sign in">
      {ended && !signIn.isError && (
        <MessageBar intent="warning" layout="multiline" role="alert">
          <MessageBarBody>Your session has ended. Sign in again to go on where you were.</MessageBarBody>
        </MessageBar>
      )}
      <ActFailure error={signIn.error ?? link.error} />
      <form className={styles.form} onSubmit={submit}>
        <Field label="Name">
          <Input
            name="username"
            autoComplete="username"
            required
            autoFocus
            value={username}
            onChange={(_, { value }) => {
              setUsername(value);
            }}
          />
        </Field>
        <Field label="Password">
          <Input
            name="password"
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(_, { value }) => {
              setPassword(value);
            }}
          />
        </Field>
        <Button appearance="primary" type="submit" disabled={signIn.isPending}>
          {signIn.isPending ? 'Signing in…' : 'Sign in'}
        </Button>
      </form>
      <Body1 className={styles.hint}>
        First start? Open the sign-in link that the portal printed in its terminal. It works once, for 15 minutes.
        Invited? Open the link of your invitation; it works once, for 24 hours.
      </Body1>
    </EntranceCard>
  );
}

/** Sends a link's token as soon as one is there, and once only. */
function useLinkRedemption() {
  const token = useSyncExternalStore(onLinkToken, linkToken);
  const { mutate, isPending, error } = useRedeemLink();
  useEffect(() => {
    const current = linkToken();
    if (current === null) return;
    forgetLinkToken();
    mutate({ token: current });
  }, [token, mutate]);
  return { isPending: isPending || token !== null, error };
}
