import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { PlugConnectedRegular } from '@fluentui/react-icons/svg/plug-connected';
import { PlugDisconnectedRegular } from '@fluentui/react-icons/svg/plug-disconnected';
import { useTranslation } from 'react-i18next';
import { useNow } from '../clock';
import { useConsole } from '../console-context';
import { useFormat } from '../text/format';

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, fontSize: tokens.fontSizeBase400 },
  icon: { flexShrink: 0, fontSize: '1.5rem', color: tokens.colorStatusSuccessForeground1 },
  offline: { color: tokens.colorStatusDangerForeground1 },
});

/** Whether the portal answers and, while it does not, when the console asks again. */
export function ConnectionState() {
  const styles = useStyles();
  const { t } = useTranslation();
  const { state, retryAt } = useConsole().view.connection;
  const online = state === 'online';
  const Icon = online ? PlugConnectedRegular : PlugDisconnectedRegular;
  return (
    <div className={styles.line} data-connection={state}>
      <Icon className={mergeClasses(styles.icon, !online && styles.offline)} aria-hidden />
      <span>
        <span role="status">{t(online ? 'connection.online' : 'connection.offline')}</span>
        {!online && retryAt !== null && (
          <>
            {' '}
            <RetryCountdown retryAt={retryAt} />
          </>
        )}
      </span>
    </div>
  );
}

/** Outside the live region: it changes every second. */
function RetryCountdown({ retryAt }: { readonly retryAt: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const left = retryAt - useNow();
  return (
    <span>
      {left > 0
        ? t('connection.retryIn', { time: format.duration(Math.ceil(left / 1_000) * 1_000) })
        : t('connection.retryNow')}
    </span>
  );
}
