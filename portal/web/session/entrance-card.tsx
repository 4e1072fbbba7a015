import { Card, Title3, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, type ReactNode } from 'react';
import { useIsDemo } from '../api/health';
import { ConnectionBanner } from '../app/connection-banner';
import { Mark } from '../app/mark';
import { Marks } from '../app/marks';
import { ThemeMenu } from '../app/theme-menu';

const useStyles = makeStyles({
  page: {
    minHeight: '100vh',
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  corner: { display: 'flex', justifyContent: 'flex-end', padding: tokens.spacingHorizontalS },
  middle: {
    flexGrow: 1,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    padding: tokens.spacingHorizontalM,
  },
  card: {
    width: 'min(420px, 100%)',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalXXL,
    gap: tokens.spacingVerticalL,
  },
  top: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, justifyContent: 'space-between' },
});

/** The frame of the pages before sign-in. */
export function EntranceCard({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  useEffect(() => {
    document.title = title.startsWith('Roomkey') ? title : `${title} – Roomkey portal`;
  }, [title]);
  return (
    <div className={styles.page}>
      <ConnectionBanner />
      <header className={styles.corner}>
        <ThemeMenu />
      </header>
      <main className={styles.middle}>
        <Card className={styles.card}>
          <div className={styles.top}>
            <Mark size={40} />
            <Marks demo={useIsDemo()} />
          </div>
          <Title3 as="h1">{title}</Title3>
          {children}
        </Card>
      </main>
    </div>
  );
}
