/** Decides between the sign-in page, the choice of a name and password, and the pages themselves. */
import { Spinner } from '@fluentui/react-components';
import { Outlet } from 'react-router';
import { useSession } from '../api/session';
import { LoadFailure } from '../parts/states';
import { ChooseCredentialsPage } from './choose-credentials-page';
import { EntranceCard } from './entrance-card';
import { SignInPage } from './sign-in-page';
import { SignedInContext } from './signed-in';

export function SessionGate() {
  const session = useSession();
  if (session.data === undefined) {
    return (
      <EntranceCard title="Roomkey portal">
        {session.isError ? (
          <LoadFailure what="The portal does not answer." error={session.error} onRetry={session.refetch} />
        ) : (
          <Spinner label="Loading" />
        )}
      </EntranceCard>
    );
  }
  if (session.data.kind === 'signedOut') return <SignInPage ended={session.data.ended} />;
  if (session.data.session.needsCredentials) return <ChooseCredentialsPage invited={session.data.session.username} />;
  return (
    <SignedInContext value={session.data.session}>
      <Outlet />
    </SignedInContext>
  );
}
