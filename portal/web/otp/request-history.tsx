import { Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import type { DeviceRequest } from '@roomkey/shared/protocol/admin';
import { REQUEST_LABELS } from '../accounts/wording';
import { DateTime } from '../parts/date-time';
import { ProvisioningBadge } from '../parts/status-badge';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What became of former requests of the account. */
export function RequestHistory({ requests }: { readonly requests: readonly DeviceRequest[] }) {
  const styles = useStyles();
  if (requests.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="former-requests">
      <Subtitle2 as="h2" id="former-requests">
        Former requests
      </Subtitle2>
      <ul className={styles.list}>
        {requests.map((request) => (
          <li key={request.id} className={styles.item}>
            <ProvisioningBadge status={REQUEST_LABELS[request.status]} />
            <DateTime iso={request.requestedAt} />
            <span>{deviceLine(request.device)}</span>
            <span className={styles.quiet}>{outcome(request)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function deviceLine({ make, model, serial }: DeviceRequest['device']): string {
  const name = [make, model].filter((part) => part !== null).join(' ');
  return `${name === '' ? 'Device not reported' : name}, serial number ${serial ?? 'not reported'}`;
}

function outcome(request: DeviceRequest): string {
  const by = request.decidedBy === null ? '' : `by ${request.decidedBy}`;
  return [by, request.rejectionReason, request.rejectionNote]
    .filter((part) => part !== null && part !== '')
    .join(' · ');
}
