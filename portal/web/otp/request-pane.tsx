import { Body1, Divider, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import type { DeviceRequest } from '@roomkey/shared/protocol/admin';
import { DateTime } from '../parts/date-time';
import { Facts } from '../parts/facts';
import { useMay } from '../session/signed-in';
import { DecisionForm } from './decision-form';
import { DevicePane } from './device-pane';
import { UserCode } from './user-code';
import { WithdrawApproval } from './withdraw-approval';

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
});

/** A request that awaits its decision, or one that was approved and is being fetched. */
export function RequestPane({ request }: { readonly request: DeviceRequest }) {
  const styles = useStyles();
  const pending = request.status === 'pending';
  const mayDecide = useMay('requests.decide');
  return (
    <div className={styles.pane}>
      {pending && <UserCode code={request.userCode} />}
      <Facts
        facts={[
          ['Requested date', <DateTime key="requested" iso={request.requestedAt} />],
          [pending ? 'Expiration date' : 'To be fetched by', <DateTime key="expires" iso={request.expiresAt} />],
          ['Request number', request.requestId],
          ['Entered from', request.source ?? 'not recorded'],
        ]}
      />
      <DevicePane request={request} />
      <Divider />
      {pending && mayDecide && (
        <>
          <Body1>
            Approve only a device that you expect. Ask the person in the room for the code above; if nobody there knows
            of it, reject the request.
          </Body1>
          <DecisionForm key={request.id} request={request} />
        </>
      )}
      {pending && !mayDecide && <Body1>A Site Lead or a Teams Rooms Pro Manager decides this request.</Body1>}
      {!pending && <Subtitle2 as="h2">Approved. The console is fetching its credential.</Subtitle2>}
      {!pending && mayDecide && <WithdrawApproval request={request} />}
    </div>
  );
}
