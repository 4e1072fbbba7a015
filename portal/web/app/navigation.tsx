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
import { ConferenceRoomRegular, DismissRegular, KeyRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { NavLink } from 'react-router';
import { usePendingRequests } from '../api/requests';
import { PAGES } from './paths';

const useStyles = makeStyles({
  side: {
    width: '244px',
    flexShrink: 0,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalS}`,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  group: {
    display: 'block',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '40px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    borderLeft: '3px solid transparent',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  current: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    borderLeftColor: tokens.colorCompoundBrandStroke,
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

function Links({ onFollow }: { readonly onFollow?: () => void }) {
  const styles = useStyles();
  const waiting = usePendingRequests().data?.total ?? 0;
  return (
    <nav aria-label="Main">
      <Caption1Strong id="planning" className={styles.group}>
        Planning
      </Caption1Strong>
      <ul className={styles.list} aria-labelledby="planning">
        <li>
          <PageLink to={PAGES.accounts} icon={<ConferenceRoomRegular fontSize={20} />} onFollow={onFollow}>
            Resource accounts
          </PageLink>
        </li>
        <li>
          <PageLink to={PAGES.requests} icon={<KeyRegular fontSize={20} />} onFollow={onFollow} waiting={waiting}>
            Awaiting OTP Approval
          </PageLink>
        </li>
      </ul>
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
  readonly waiting?: number;
}

function PageLink({ to, icon, children, onFollow, waiting = 0 }: PageLinkProps) {
  const styles = useStyles();
  return (
    <NavLink
      to={to}
      onClick={onFollow}
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
