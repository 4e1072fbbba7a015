import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Decision, DeviceRequest } from '@roomkey/shared/protocol/admin';

export type Verdict = Decision['decision'];
export type RequestActionHandler = (verdict: Verdict, requests: readonly DeviceRequest[]) => void;

const useStyles = makeStyles({
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
  large: { flexGrow: 1, minHeight: '44px' },
  button: { minWidth: 0 },
});

interface Props {
  readonly request: DeviceRequest;
  /** For fingers. */
  readonly large?: boolean;
  readonly onDecide: RequestActionHandler;
}

export function RequestActions({ request, large = false, onDecide }: Props) {
  const styles = useStyles();
  const button = mergeClasses(styles.button, large && styles.large);
  return (
    <div className={styles.actions}>
      <Button
        className={button}
        appearance={large ? 'primary' : 'secondary'}
        aria-label={`Approve ${request.displayName}`}
        onClick={() => {
          onDecide('approve', [request]);
        }}
      >
        Approve
      </Button>
      <Button
        className={button}
        aria-label={`Reject ${request.displayName}`}
        onClick={() => {
          onDecide('reject', [request]);
        }}
      >
        Reject
      </Button>
    </div>
  );
}
