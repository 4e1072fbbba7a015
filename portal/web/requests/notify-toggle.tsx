import { Caption1, Switch, makeStyles, tokens } from '@fluentui/react-components';
import { chooseNotify, useNotifyState, type NotifyState } from './notifications';

const useStyles = makeStyles({
  toggle: { display: 'flex', flexDirection: 'column' },
  why: { color: tokens.colorNeutralForeground2, maxWidth: '320px' },
});

const WHY: Record<NotifyState, string | null> = {
  on: null,
  off: null,
  blocked: 'Notifications are blocked for this site. Allow them in the browser’s site settings, then reload the page.',
  unsupported: 'This browser has no notifications.',
};

export function NotifyToggle() {
  const styles = useStyles();
  const state = useNotifyState();
  return (
    <div className={styles.toggle}>
      <Switch
        label="Notify me"
        checked={state === 'on' || state === 'blocked'}
        disabled={state === 'unsupported'}
        onChange={(_, { checked }) => void chooseNotify(checked)}
      />
      <Caption1 role="status" className={styles.why}>
        {WHY[state]}
      </Caption1>
    </div>
  );
}
