/** The queue on a phone. */
import { Caption1, Card, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { DateTime } from '../parts/date-time';
import { Elapsed } from '../parts/elapsed';
import type { QueueProps } from './queue';
import { RequestActions } from './request-actions';
import { ConsoleCode, DeviceFacts, Place } from './request-parts';
import { RoomLink } from './room-link';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalM },
  card: { gap: tokens.spacingVerticalS },
  top: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  name: { flexGrow: 1, minWidth: 0, wordBreak: 'break-word' },
  times: { color: tokens.colorNeutralForeground2 },
  tick: { minHeight: '44px', minWidth: '44px', alignItems: 'center', justifyContent: 'center' },
});

export function RequestCards({ requests, selection, onDecide }: QueueProps) {
  const styles = useStyles();
  return (
    <>
      {onDecide !== null && (
        <Checkbox label="Select all requests on this page" checked={selection.onPage} onChange={selection.togglePage} />
      )}
      <ul className={styles.list} aria-label="Requests awaiting approval">
        {requests.map((request) => (
          <li key={request.id}>
            <Card className={styles.card}>
              <div className={styles.top}>
                {onDecide !== null && (
                  <Checkbox
                    className={styles.tick}
                    aria-label={`Select ${request.displayName}`}
                    checked={selection.has(request)}
                    onChange={() => {
                      selection.toggle(request);
                    }}
                  />
                )}
                <div className={styles.name}>
                  <RoomLink request={request} />
                  <Place request={request} />
                </div>
                <ConsoleCode request={request} />
              </div>
              <DeviceFacts request={request} />
              <Caption1 className={styles.times}>
                Waiting <Elapsed since={request.requestedAt} />, expires <DateTime iso={request.expiresAt} short />
              </Caption1>
              {onDecide !== null && <RequestActions request={request} large onDecide={onDecide} />}
            </Card>
          </li>
        ))}
      </ul>
    </>
  );
}
