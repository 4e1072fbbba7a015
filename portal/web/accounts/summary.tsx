import type { AccountList } from '@roomkey/shared/protocol/admin';
import type { AccountQuery } from '../api/accounts';
import type { QueryChange } from './use-account-query';
import { Counters } from '../parts/counters';

interface Choice {
  readonly label: string;
  readonly key: keyof AccountList['summary'];
  readonly filter: Pick<AccountQuery, 'readiness' | 'provisioning'>;
}

const COUNTERS: readonly Choice[] = [
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

/** Counts over all accounts, whatever the list shows. */
export function Summary({ summary, query, onChange }: Props) {
  const counters = COUNTERS.map(({ label, key, filter: { readiness, provisioning } }) => ({
    label,
    count: summary?.[key],
    chosen: query.readiness === readiness && query.provisioning === provisioning,
    onChoose: () => {
      onChange({ readiness, provisioning });
    },
  }));
  return <Counters label="Show accounts by status" counters={counters} />;
}
