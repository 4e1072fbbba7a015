import { Caption1, Title3, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { AccountList } from '@roomkey/shared/protocol/admin';
import type { AccountQuery } from '../api/accounts';
import type { QueryChange } from './use-account-query';

const useStyles = makeStyles({
  counters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))',
    gap: tokens.spacingHorizontalM,
    maxWidth: '1100px',
  },
  counter: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  chosen: {
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    boxShadow: `inset 0 0 0 1px ${tokens.colorCompoundBrandStroke}`,
  },
  label: { color: tokens.colorNeutralForeground2 },
});

interface Counter {
  readonly label: string;
  readonly key: keyof AccountList['summary'];
  readonly filter: Pick<AccountQuery, 'readiness' | 'provisioning'>;
}

const COUNTERS: readonly Counter[] = [
  { label: 'All accounts', key: 'total', filter: {} },
  { label: 'No action needed', key: 'ready', filter: { readiness: 'No action needed' } },
  { label: 'Needs action', key: 'needsAction', filter: { readiness: 'Needs action' } },
  { label: 'Awaiting OTP Approval', key: 'awaitingApproval', filter: { provisioning: 'Awaiting OTP Approval' } },
  { label: 'Provisioned', key: 'provisioned', filter: { provisioning: 'Provisioned' } },
];

interface Props {
  readonly summary: AccountList['summary'] | undefined;
  readonly query: AccountQuery;
  readonly onChange: (change: QueryChange) => void;
}

/** Counts over all accounts; each is a button that shows just those. */
export function Summary({ summary, query, onChange }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.counters} role="group" aria-label="Show accounts by status">
      {COUNTERS.map(({ label, key, filter }) => {
        const chosen = query.readiness === filter.readiness && query.provisioning === filter.provisioning;
        return (
          <button
            key={key}
            type="button"
            aria-pressed={chosen}
            className={mergeClasses(styles.counter, chosen && styles.chosen)}
            onClick={() => {
              onChange({ readiness: filter.readiness, provisioning: filter.provisioning });
            }}
          >
            <Title3 as="span">{summary === undefined ? '–' : summary[key]}</Title3>
            <Caption1 className={styles.label}>{label}</Caption1>
          </button>
        );
      })}
    </div>
  );
}
