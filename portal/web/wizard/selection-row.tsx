import { Caption1, Checkbox, Link, makeStyles, tokens } from '@fluentui/react-components';
import type { Account } from '@roomkey/shared/protocol/admin';
import { memo } from 'react';
import { useHref } from 'react-router';
import { FACTS, obstaclesToOtp } from '../accounts/wording';
import { accountPage } from '../app/paths';
import { ReadinessBadge } from '../parts/status-badge';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `0 ${tokens.spacingHorizontalM}`,
    minHeight: '48px',
    // What is focused stays clear of the buttons at the foot.
    '& input, & a': { scrollMarginBottom: '80px' },
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  // As in columns where there is room, below each other where there is not.
  name: { flexGrow: 1, flexBasis: '200px' },
  quiet: { flexGrow: 1, flexBasis: '220px', color: tokens.colorNeutralForeground2 },
  reason: { flexBasis: '100%', paddingLeft: '32px', paddingBottom: tokens.spacingVerticalS },
  status: { flexBasis: '140px', textAlign: 'right' },
});

interface Props {
  readonly account: Account;
  readonly chosen: boolean;
  /** The same function for all rows and for good. */
  readonly onChoose: (account: Account, chosen: boolean) => void;
}

/** An account to choose, or why it cannot be chosen and what mends that. Drawn anew only when it changes itself. */
export const SelectionRow = memo(function SelectionRow({ account, chosen, onChoose }: Props) {
  const styles = useStyles();
  const href = useHref(accountPage(account.id));
  const obstacles = obstaclesToOtp(account);
  const isBlocked = obstacles.length > 0;
  const reason = `reason-${account.id}`;
  return (
    <li className={styles.row}>
      <span className={styles.name}>
        <Checkbox
          label={account.displayName}
          checked={chosen}
          // What was chosen before something came in between can still be let go.
          disabled={isBlocked && !chosen}
          {...(isBlocked ? { 'aria-describedby': reason } : {})}
          onChange={(_, { checked }) => {
            onChoose(account, checked === true);
          }}
        />
      </span>
      <Caption1 className={styles.quiet}>{account.upn}</Caption1>
      <Caption1 className={styles.quiet}>{`${account.site}, ${account.location}`}</Caption1>
      <span className={styles.status}>
        <ReadinessBadge status={account.readiness} />
      </span>
      {isBlocked && (
        <Caption1 id={reason} className={styles.reason}>
          {`Cannot be selected: ${obstacles.join('. ')}. ${remediesOf(account)} `}
          {/* Beside this page, which would lose what is selected. */}
          <Link href={href} target="_blank" rel="noopener" inline>
            Open the account in a new tab
          </Link>
        </Caption1>
      )}
    </li>
  );
});

function remediesOf({ readiness, readinessFacts }: Account): string {
  return readiness === 'No action needed' ? '' : readinessFacts.map((fact) => FACTS[fact].remedy).join(' ');
}
