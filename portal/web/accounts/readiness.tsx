import { Link, Tooltip, makeStyles, tokens } from '@fluentui/react-components';
import type { Account } from '@roomkey/shared/protocol/admin';
import { useHref } from 'react-router';
import { accountPage } from '../app/paths';
import { ReadinessBadge } from '../parts/status-badge';
import { READINESS_TEXTS, reasonsOf } from './wording';

const useStyles = makeStyles({
  reasons: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  explained: {
    display: 'inline-flex',
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  badgeLink: { display: 'inline-flex', ':hover': { textDecorationLine: 'none' } },
});

/** The readiness status; where something is missing, hover and focus tell what, and a click leads to the remedies. */
export function Readiness({ account }: { readonly account: Account }) {
  const styles = useStyles();
  const href = useHref(accountPage(account.id));
  const reasons = reasonsOf(account);
  if (reasons.length === 0) {
    return (
      <Tooltip content={READINESS_TEXTS[account.readiness]} relationship="description" withArrow>
        <span tabIndex={0} role="note" className={styles.explained}>
          <ReadinessBadge status={account.readiness} />
        </span>
      </Tooltip>
    );
  }
  const list = (
    <ul className={styles.reasons}>
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
  return (
    <Tooltip content={list} relationship="description" withArrow>
      <Link href={href} className={styles.badgeLink}>
        <ReadinessBadge status={account.readiness} />
      </Link>
    </Tooltip>
  );
}
