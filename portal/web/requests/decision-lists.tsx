/** What a decision is about. */
import { Body1Strong, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import type { DeviceRequest } from '@roomkey/shared/protocol/admin';
import { deviceLine } from '../otp/request-history';
import { MATCH_LABELS, MatchBadge } from './match-badge';
import { ConsoleCode } from './request-parts';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    maxHeight: '240px',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  item: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    wordBreak: 'break-word',
    ':last-child': { borderBottomStyle: 'none' },
  },
  top: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground2 },
  doubt: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
});

export function DecisionList({ requests }: { readonly requests: readonly DeviceRequest[] }) {
  const styles = useStyles();
  if (requests.length === 0) return null;
  return (
    // Reached by the keyboard, to scroll it.
    <ul className={styles.list} aria-label="To be decided" tabIndex={0}>
      {requests.map((request) => (
        <li key={request.id} className={styles.item}>
          <div className={styles.top}>
            <Body1Strong>{request.displayName}</Body1Strong>
            <ConsoleCode request={request} />
          </div>
          <div className={styles.quiet}>{`${request.site}: ${deviceLine(request.device)}`}</div>
          <MatchBadge request={request} />
        </li>
      ))}
    </ul>
  );
}

interface DoubtfulProps {
  readonly requests: readonly DeviceRequest[];
  readonly meant: ReadonlySet<string>;
  readonly onChange: (meant: ReadonlySet<string>) => void;
}

/** SECURITY: answers a leaked OTP entered elsewhere: devices that are not the expected ones are ticked one by one. */
export function DoubtfulList({ requests, meant, onChange }: DoubtfulProps) {
  const styles = useStyles();
  if (requests.length === 0) return null;
  const toggle = (id: string) => {
    const next = new Set(meant);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  };
  return (
    <section className={styles.doubt} aria-labelledby="doubtful">
      <Body1Strong id="doubtful">
        Left out, unless you tick them: these are not known to be the expected devices
      </Body1Strong>
      <ul className={styles.list} aria-label="Left out unless ticked">
        {requests.map((request) => (
          <li key={request.id} className={styles.item}>
            <div className={styles.top}>
              <Checkbox
                label={`Approve ${request.displayName} all the same`}
                checked={meant.has(request.id)}
                onChange={() => {
                  toggle(request.id);
                }}
              />
              <ConsoleCode request={request} />
            </div>
            <div className={styles.quiet}>{`Reported: ${deviceLine(request.device)}`}</div>
            <div>{`${MATCH_LABELS[request.match]}: serial number ${request.expectedDevice?.serial ?? ''}, ${request.expectedDevice?.model ?? 'any model'} is expected`}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}
