import {
  Caption1Strong,
  CounterBadge,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  Button,
  OverlayDrawer,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import {
  ConferenceRoomRegular,
  DismissRegular,
  DoorRegular,
  HistoryRegular,
  KeyRegular,
  PeopleRegular,
  SlideTextRegular,
} from '@fluentui/react-icons';
import { AccountFilterSchema } from '@roomkey/shared/protocol/admin';
import type { Permission } from '@roomkey/shared/protocol/permissions';
import type { ReactElement } from 'react';
import { NavLink } from 'react-router';
import { useExpectAccounts } from '../api/accounts';
import { useWaiting } from '../api/requests';
import { useNarrow } from '../parts/use-media';
import { useSignedIn } from '../session/signed-in';
import { PAGES } from './paths';

const useStyles = makeStyles({
  side: {
    '@media print': { display: 'none' },
    width: '288px',
    flexShrink: 0,
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalS}`,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  group: {
    display: 'block',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
  },
  section: { paddingBottom: tokens.spacingVerticalM },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalSNudge,
    minHeight: '44px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    borderLeft: '3px solid transparent',
    // Forced colours draw what is transparent: only the current page has its mark.
    '@media (forced-colors: active)': { borderLeftColor: 'Canvas' },
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  current: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    borderLeftColor: tokens.colorCompoundBrandStroke,
    '@media (forced-colors: active)': { borderLeftColor: 'Highlight' },
    fontWeight: tokens.fontWeightSemibold,
  },
  badge: { marginLeft: 'auto' },
  unseen: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

export function Navigation() {
  return (
    <div className={useStyles().side}>
      <Links />
    </div>
  );
}

interface DrawerProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** The same links on a phone, behind the menu button. */
export function NavigationDrawer({ open, onOpenChange }: DrawerProps) {
  const close = () => {
    onOpenChange(false);
  };
  return (
    <OverlayDrawer
      open={open}
      onOpenChange={(_, data) => {
        onOpenChange(data.open);
      }}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={<Button appearance="subtle" icon={<DismissRegular />} aria-label="Close" onClick={close} />}
        >
          Navigation
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        <Links onFollow={close} />
      </DrawerBody>
    </OverlayDrawer>
  );
}

interface Page {
  readonly to: string;
  readonly label: string;
  readonly icon: ReactElement;
  readonly permission: Permission;
  /** Only where the portal was started with `--demo`. */
  readonly demo?: true;
}

const icon = { fontSize: 20 } as const;
const GROUPS: Readonly<Record<string, readonly Page[]>> = {
  Planning: [
    {
      to: PAGES.accounts,
      label: 'Resource accounts',
      icon: <ConferenceRoomRegular {...icon} />,
      permission: 'accounts.read',
    },
    { to: PAGES.requests, label: 'Awaiting OTP Approval', icon: <KeyRegular {...icon} />, permission: 'requests.read' },
  ],
  Operation: [{ to: PAGES.rooms, label: 'Rooms', icon: <DoorRegular {...icon} />, permission: 'rooms.read' }],
  Settings: [
    { to: PAGES.users, label: 'Users and roles', icon: <PeopleRegular {...icon} />, permission: 'users.manage' },
    { to: PAGES.audit, label: 'Audit', icon: <HistoryRegular {...icon} />, permission: 'audit.read' },
  ],
  Demo: [
    {
      to: PAGES.presenter,
      label: 'Presenter',
      icon: <SlideTextRegular {...icon} />,
      permission: 'demo.use',
      demo: true,
    },
  ],
};

/** Only what the role may open; a group of which nothing is left is left out as well. */
function Links({ onFollow }: { readonly onFollow?: () => void }) {
  const styles = useStyles();
  const waiting = useWaiting().data?.total ?? 0;
  const expectAccounts = useExpectAccounts();
  const narrow = useNarrow();
  const { permissions, demo: isDemo } = useSignedIn();
  return (
    <nav aria-label="Main">
      {Object.entries(GROUPS).map(([name, pages]) => {
        const allowed = pages.filter(
          ({ permission, demo = false }) => permissions.includes(permission) && (isDemo || !demo),
        );
        if (allowed.length === 0) return null;
        return (
          <section key={name} className={styles.section} aria-label={name}>
            <Caption1Strong className={styles.group}>{name}</Caption1Strong>
            <ul className={styles.list}>
              {allowed.map(({ to, label, icon: picture }) => (
                <li key={to}>
                  <PageLink
                    to={to}
                    icon={picture}
                    onFollow={onFollow}
                    waiting={to === PAGES.requests ? waiting : 0}
                    onExpect={() => {
                      if (to === PAGES.accounts && !narrow) expectAccounts(AccountFilterSchema.parse({}));
                    }}
                  >
                    {label}
                  </PageLink>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      <div role="status" className={styles.unseen}>
        {waiting > 0 ? `${String(waiting)} ${waiting === 1 ? 'request awaits' : 'requests await'} approval` : ''}
      </div>
    </nav>
  );
}

interface PageLinkProps {
  readonly to: string;
  readonly icon: ReactElement;
  readonly children: string;
  readonly onFollow: (() => void) | undefined;
  readonly waiting: number;
  /** Somebody points at it, and may follow it next. */
  readonly onExpect: () => void;
}

function PageLink({ to, icon, children, onFollow, waiting, onExpect }: PageLinkProps) {
  const styles = useStyles();
  return (
    <NavLink
      to={to}
      onClick={onFollow}
      onPointerEnter={onExpect}
      className={({ isActive }) => mergeClasses(styles.link, isActive && styles.current)}
    >
      {icon}
      {children}
      {waiting > 0 && (
        <CounterBadge
          className={styles.badge}
          count={waiting}
          overflowCount={999}
          color="danger"
          aria-label={`, ${String(waiting)} waiting`}
        />
      )}
    </NavLink>
  );
}
