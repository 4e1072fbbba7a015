/** Stands before a page that not every role may open; the portal refuses its reads all the same. */
import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import type { Permission } from '@roomkey/shared/protocol/permissions';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { PAGES } from '../app/paths';
import { PageTitle } from '../parts/page-title';
import { useMay, useSignedIn } from './signed-in';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
});

export function Permitted({ permission, children }: { permission: Permission; children: ReactNode }) {
  return useMay(permission) ? children : <ForbiddenPage />;
}

function ForbiddenPage() {
  const styles = useStyles();
  const { role, username } = useSignedIn();
  const navigate = useNavigate();
  return (
    <div className={styles.page}>
      <PageTitle title="Your role does not allow this page" />
      <Body1>
        You are signed in as {username}, {role}. A Teams Rooms Pro Manager can open this page, and can change your role.
      </Body1>
      <Button appearance="primary" onClick={() => void navigate(PAGES.accounts)}>
        Go to Resource accounts
      </Button>
    </div>
  );
}
