import { Divider, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import type { DeviceRequest } from '@roomkey/shared/protocol/admin';
import { DateTime } from '../parts/date-time';
import { Facts } from '../parts/facts';
import { DecisionForm } from './decision-form';
import { DevicePane } from './device-pane';
import { UserCode } from './user-code';

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
});

/** A request that awaits its decision, or one that was approved and is being fetched. */
export function RequestPane({ request }: { readonly request: DeviceRequest }) {
  const styles = useStyles();
  const pending = request.status === 'pending';
  return (
    <div className={styles.pane}>
      {pending && <UserCode code={request.userCode} />}
      <Facts
        facts={[
          ['Requested date', <DateTime key="requested" iso={request.requestedAt} />],
          [pending ? 'Expiration date' : 'To be fetched by', <DateTime key="expires" iso={request.expiresAt} />],
          ['Request number', request.requestId],
        ]}
      />
      <DevicePane device={request.device} />
      <Divider />
      {pending ? (
        <DecisionForm key={request.id} request={request} />
      ) : (
        <Subtitle2 as="h2">Approved. The console is fetching its credential.</Subtitle2>
      )}
    </div>
  );
}
