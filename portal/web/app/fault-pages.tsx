import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useNavigate } from 'react-router';
import { PageTitle } from '../parts/page-title';
import { PAGES } from './paths';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalXXL,
  },
});

export function NotFoundPage() {
  const styles = useStyles();
  const navigate = useNavigate();
  return (
    <div className={styles.page}>
      <PageTitle title="Page not found" />
      <p>There is no page at this address.</p>
      <Button appearance="primary" onClick={() => void navigate(PAGES.accounts)}>
        Go to Resource accounts
      </Button>
    </div>
  );
}

/** A fault of the page itself, not of the portal: nothing is lost by loading it again. */
export function CrashPage() {
  const styles = useStyles();
  return (
    <main className={styles.page}>
      <PageTitle title="This page has failed" />
      <p>Nothing that you submitted is lost. Load the page again to go on.</p>
      <Button
        appearance="primary"
        onClick={() => {
          window.location.reload();
        }}
      >
        Reload
      </Button>
    </main>
  );
}
