import { MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import type { ManyChosen } from './selection';

const useStyles = makeStyles({ body: { whiteSpace: 'normal' }, reasons: { margin: 0 } });

/** After many were chosen at once: how many were taken, how many not, and what holds those back. */
export function ManyChosenReport({ told }: { readonly told: ManyChosen }) {
  const styles = useStyles();
  const { taken, blocked, reasons, beyond } = told;
  return (
    <MessageBar intent={blocked + beyond > 0 ? 'warning' : 'success'} layout="multiline" role="status">
      <MessageBarBody className={styles.body}>
        {`${countText(taken)} of ${countText(taken + blocked + beyond)} ${taken === 1 ? 'was' : 'were'} selected.`}
        {beyond > 0 &&
          ` One run takes ${countText(LIMITS.accountsAtOnce)} accounts; ${countText(beyond)} more are ready for a run after this.`}
        {blocked > 0 && (
          <>
            {` ${countText(blocked)} cannot be selected now:`}
            <ul className={styles.reasons}>
              {reasons.map(([reason, accounts]) => (
                <li key={reason}>{`${reason}: ${countText(accounts)}`}</li>
              ))}
            </ul>
          </>
        )}
      </MessageBarBody>
    </MessageBar>
  );
}

const countText = (count: number): string => count.toLocaleString('en');
