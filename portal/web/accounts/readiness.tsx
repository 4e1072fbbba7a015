import { makeStyles, tokens } from '@fluentui/react-components';
import type { Account } from '@roomkey/shared/protocol/admin';
import { useHref } from 'react-router';
import { accountPage } from '../app/paths';
import { Explained } from '../parts/explained';
import { ReadinessBadge } from '../parts/status-badge';
import { READINESS_TEXTS, reasonsOf } from './wording';

const useStyles = makeStyles({ reasons: { margin: 0, paddingLeft: tokens.spacingHorizontalL } });

/** The readiness status; where something is missing, hover and focus tell what, and a click leads to the remedies. */
export function Readiness({ account }: { readonly account: Account }) {
  const styles = useStyles();
  const href = useHref(accountPage(account.id));
  const reasons = reasonsOf(account);
  const badge = <ReadinessBadge status={account.readiness} />;
  if (reasons.length === 0) return <Explained explanation={READINESS_TEXTS[account.readiness]}>{badge}</Explained>;
  const list = (
    <ul className={styles.reasons}>
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
  return (
    <Explained explanation={list} href={href}>
      {badge}
    </Explained>
  );
}
