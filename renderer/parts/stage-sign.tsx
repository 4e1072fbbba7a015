import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle';
import { Busy } from './busy';

export type StageState = 'waiting' | 'running' | 'done' | 'failed';

const useStyles = makeStyles({
  sign: {
    flexShrink: 0,
    display: 'flex',
    justifyContent: 'center',
    width: '1.5rem',
    fontSize: '1.5rem',
    color: tokens.colorNeutralForeground3,
  },
  done: { color: tokens.colorStatusSuccessForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
});

/** Before the words of a stage: how it stands. Screen readers have that from the words. */
export function StageSign({ state }: { readonly state: StageState }) {
  const styles = useStyles();
  return (
    <span
      className={mergeClasses(styles.sign, state === 'done' && styles.done, state === 'failed' && styles.failed)}
      aria-hidden
    >
      <Icon state={state} />
    </span>
  );
}

function Icon({ state }: { readonly state: StageState }) {
  if (state === 'running') return <Busy size="tiny" />;
  if (state === 'waiting') return <CircleRegular />;
  return state === 'done' ? <CheckmarkCircleFilled /> : <DismissCircleFilled />;
}
