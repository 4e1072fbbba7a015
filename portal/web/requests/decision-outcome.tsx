import { Body1, Body1Strong, makeStyles, tokens } from '@fluentui/react-components';
import type { DeviceRequest, Outcome } from '@roomkey/shared/protocol/admin';
import type { Verdict } from './request-actions';

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, maxHeight: '300px', overflowY: 'auto' },
});

interface Props {
  readonly verdict: Verdict;
  readonly requests: readonly DeviceRequest[];
  readonly outcomes: readonly Outcome[];
}

/** Of two administrators the first one's decision counts; the other reads here whose that was. */
export function DecisionOutcome({ verdict, requests, outcomes }: Props) {
  const styles = useStyles();
  const names = new Map(requests.map(({ id, displayName }) => [id, displayName]));
  const refused = outcomes.filter(({ ok }) => !ok);
  const done = verdict === 'approve' ? 'approved' : 'rejected';
  return (
    <div role="alert">
      <Body1>{`${String(outcomes.length - refused.length)} ${done}, ${String(refused.length)} not:`}</Body1>
      <ul className={styles.list} tabIndex={0} aria-label="Not decided">
        {refused.map(({ id, title }) => (
          <li key={id}>
            <Body1Strong>{names.get(id)}</Body1Strong>: {title}
          </li>
        ))}
      </ul>
    </div>
  );
}
