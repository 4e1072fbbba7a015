/** The frame of every page after sign-in: header, navigation, what the connection is like, and the page. */
import { Body1Strong, Button, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { NavigationRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { Outlet } from 'react-router';
import { useLiveUpdates } from '../api/events';
import { useNarrow } from '../parts/use-media';
import { useNotifications } from '../requests/notifications';
import { useSignedIn } from '../session/signed-in';
import { ConnectionBanner } from './connection-banner';
import { Mark } from './mark';
import { Marks } from './marks';
import { Navigation, NavigationDrawer } from './navigation';
import { ThemeMenu } from './theme-menu';
import { UserMenu } from './user-menu';

const useStyles = makeStyles({
  frame: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: '100vh',
    backgroundColor: tokens.colorNeutralBackground3,
    // Taller than what is on it, a page would bring an empty one with it.
    '@media print': { display: 'block', minHeight: 0, backgroundColor: 'transparent' },
  },
  header: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    // With it the mark of the simulation, however long the page is.
    position: 'sticky',
    top: 0,
    zIndex: 2,
    '@media print': { display: 'none' },
  },
  headerNarrow: { gap: tokens.spacingHorizontalS, padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
  names: { display: 'flex', flexDirection: 'column', lineHeight: tokens.lineHeightBase200 },
  organisation: { color: tokens.colorNeutralForeground2 },
  actions: { marginLeft: 'auto', display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  body: { display: 'flex', flexGrow: 1, minWidth: 0, '@media print': { display: 'block' } },
  main: { flexGrow: 1, minWidth: 0, padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXXL}` },
  mainNarrow: { padding: tokens.spacingHorizontalM },
  skip: {
    position: 'absolute',
    left: '-9999px',
    ':focus': {
      left: tokens.spacingHorizontalM,
      top: tokens.spacingVerticalS,
      zIndex: 1000,
      padding: tokens.spacingHorizontalS,
      backgroundColor: tokens.colorNeutralBackground1,
      color: tokens.colorBrandForegroundLink,
    },
  },
});

export function Shell() {
  const styles = useStyles();
  const session = useSignedIn();
  const narrow = useNarrow();
  useLiveUpdates();
  useNotifications();
  const [menuOpen, setMenuOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  return (
    <div className={styles.frame}>
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        Skip to the page
      </button>
      <header className={mergeClasses(styles.header, narrow && styles.headerNarrow)}>
        {narrow && (
          <Button
            appearance="subtle"
            icon={<NavigationRegular />}
            aria-label="Open navigation"
            onClick={() => {
              setMenuOpen(true);
            }}
          />
        )}
        <Mark />
        <div className={styles.names}>
          <Body1Strong>Roomkey portal</Body1Strong>
          <Caption1 className={styles.organisation}>{session.organisation}</Caption1>
        </div>
        <Marks testControls={session.testControls} demo={session.demo} />
        <div className={styles.actions}>
          <ThemeMenu />
          <UserMenu username={session.username} role={session.role} sites={session.sites} />
        </div>
      </header>
      <ConnectionBanner />
      <div className={styles.body}>
        {narrow ? <NavigationDrawer open={menuOpen} onOpenChange={setMenuOpen} /> : <Navigation />}
        <main ref={main} tabIndex={-1} className={mergeClasses(styles.main, narrow && styles.mainNarrow)}>
          <Outlet />
        </main>
      </div>
    </div>
  );
}
