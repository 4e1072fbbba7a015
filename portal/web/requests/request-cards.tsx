/** The queue on a phone. */
import { Caption1, Card, makeStyles, tokens } from '@fluentui/react-components';
import type { DeviceRequest } from '@roomkey/shared/protocol/admin';
import { deviceLine } from '../otp/request-history';
import { DateTime } from '../parts/date-time';
import { RoomLink } from './room-link';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalS },
  card: { gap: tokens.spacingVerticalXS },
  code: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
});

export function RequestCards({ requests }: { readonly requests: readonly DeviceRequest[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label="Requests awaiting approval">
      {requests.map((request) => (
        <li key={request.id}>
          <Card className={styles.card}>
            <RoomLink request={request} />
            <span className={styles.code}>{request.userCode}</span>
            <Caption1>{deviceLine(request.device)}</Caption1>
            <Caption1>
              Requested <DateTime iso={request.requestedAt} short />, expires <DateTime iso={request.expiresAt} short />
            </Caption1>
          </Card>
        </li>
      ))}
    </ul>
  );
}
