/** One row of the table. While the table scrolls or sorts, a row stays and takes over another account. */
import { Caption1, Skeleton, SkeletonItem, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DataGridCell, DataGridRow } from '@fluentui-contrib/react-data-grid-react-window';
import type { Account } from '@roomkey/shared/protocol/admin';
import { memo, type CSSProperties, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { AccountFilter } from '../api/accounts';
import { AccountLink, pageOf } from './account-link';
import { Provisioning } from './provisioning';
import { Readiness } from './readiness';

const useStyles = makeStyles({
  // As wide as the table, whatever is in it: else the columns of one row would not stand under those of another.
  row: { cursor: 'pointer', minWidth: 0 },
  text: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  skeleton: { width: '70%' },
});

type ColumnKey = AccountFilter['sort'];
interface Column {
  readonly key: ColumnKey;
  readonly label: string;
}
export const COLUMNS: readonly Column[] = [
  { key: 'displayName', label: 'Name' },
  { key: 'upn', label: 'UPN' },
  { key: 'location', label: 'Location' },
  { key: 'readiness', label: 'Readiness status' },
  { key: 'provisioning', label: 'Provisioning status' },
];

export function keyOf(columnId: string | number): ColumnKey {
  return COLUMNS.find(({ key }) => key === columnId)?.key ?? 'displayName';
}

/** What a status says is never cut off; names, addresses and places share the rest. */
export const useColumnWidths = makeStyles({
  displayName: { flexGrow: 0.9, flexBasis: 0, minWidth: 0 },
  upn: { flexGrow: 2, flexBasis: 0, minWidth: 0 },
  location: { flexGrow: 1.2, flexBasis: 0, minWidth: 0 },
  readiness: { flexGrow: 0, flexShrink: 0, flexBasis: '152px' },
  provisioning: { flexGrow: 0, flexShrink: 0, flexBasis: '176px' },
});

interface Props {
  /** Null: not read yet. */
  readonly account: Account | null;
  readonly style: CSSProperties;
}

export function AccountRow({ account, style }: Props) {
  const styles = useStyles();
  const widths = useColumnWidths();
  const navigate = useNavigate();
  const open = () => {
    if (account !== null) void navigate(pageOf(account));
  };
  return (
    <DataGridRow
      style={style}
      className={styles.row}
      selectionCell={account === null ? null : { checkboxIndicator: { 'aria-label': `Select ${account.displayName}` } }}
      onKeyDown={({ key, target }: KeyboardEvent) => {
        if (key === 'Enter' && !isInside(target, 'a, button, input')) open();
      }}
    >
      {({ columnId }) => (
        <DataGridCell
          className={mergeClasses(styles.text, widths[keyOf(columnId)])}
          onClick={(event: MouseEvent) => {
            // The row would be selected; the box before it is for that.
            event.stopPropagation();
            if (!isInside(event.target, 'a')) open();
          }}
        >
          <div className={styles.text}>
            {account === null ? <Waiting /> : <Content account={account} column={keyOf(columnId)} />}
          </div>
        </DataGridCell>
      )}
    </DataGridRow>
  );
}

const isInside = (target: EventTarget, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null;

interface ContentProps {
  readonly account: Account;
  readonly column: ColumnKey;
}

/** Drawn anew only with another account, or when something about it has changed. */
const Content = memo(function Content({ account, column }: ContentProps) {
  return CONTENTS[column](account);
});

const CONTENTS: Record<ColumnKey, (account: Account) => ReactNode> = {
  displayName: (account) => <AccountLink account={account} />,
  upn: ({ upn }) => upn,
  location: ({ site, location }) => <Location site={site} location={location} />,
  readiness: (account) => <Readiness account={account} />,
  provisioning: ({ provisioning }) => <Provisioning status={provisioning} />,
};

function Location({ site, location }: Pick<Account, 'site' | 'location'>) {
  const styles = useStyles();
  return (
    <>
      {site}
      <Caption1 block className={mergeClasses(styles.text, styles.quiet)}>
        {location}
      </Caption1>
    </>
  );
}

function Waiting() {
  const styles = useStyles();
  return (
    <Skeleton aria-label="Loading">
      <SkeletonItem size={16} className={styles.skeleton} />
    </Skeleton>
  );
}
