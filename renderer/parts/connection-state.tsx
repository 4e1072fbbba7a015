import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { PlugConnectedRegular } from '@fluentui/react-icons/svg/plug-connected';
import { PlugDisconnectedRegular } from '@fluentui/react-icons/svg/plug-disconnected';
import { useTranslation } from 'react-i18next';
import { useNow } from '../clock';
import { useConsole } from '../console-context';
import { useFormat } from '../text/format';

const useStyles = makeStyles({
  state: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  offline: {
    paddingBlock: tokens.spacingVerticalM,
    paddingInline: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorNeutralForeground1,
  },
  icon: { flexShrink: 0, fontSize: '1.5rem', color: tokens.colorStatusSuccessForeground1 },
  iconOffline: { color: tokens.colorStatusWarningForeground1 },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  line: { margin: 0 },
  title: { fontWeight: tokens.fontWeightSemibold },
  countdown: { fontVariantNumeric: 'tabular-nums' },
  reference: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** Whether the portal answers and, while it does not, why, and when the console asks again: it mends itself. */
export function ConnectionState() {
  const styles = useStyles();
  const { t } = useTranslation();
  const { connection, error } = useConsole().view;
  const online = connection.state === 'online';
  const Icon = online ? PlugConnectedRegular : PlugDisconnectedRegular;
  return (
    <div className={mergeClasses(styles.state, !online && styles.offline)} data-connection={connection.state}>
      <Icon className={mergeClasses(styles.icon, !online && styles.iconOffline)} aria-hidden />
      <div className={styles.words}>
        <p className={mergeClasses(styles.line, !online && styles.title)} role="status">
          {t(online ? 'connection.online' : 'connection.offline')}
        </p>
        {!online && error !== null && (
          <p className={styles.line} data-code={error.code}>
            {t(`errors.${error.code}.text`)} {t(`errors.${error.code}.action`)}
          </p>
        )}
        {!online && connection.retryAt !== null && <RetryCountdown retryAt={connection.retryAt} />}
        {!online && error !== null && (
          <p className={mergeClasses(styles.line, styles.reference)}>
            {t('errors.more.reference', { code: error.code })}
          </p>
        )}
      </div>
    </div>
  );
}

/** Outside the live region: it changes every second. */
function RetryCountdown({ retryAt }: { readonly retryAt: number }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const left = retryAt - useNow();
  return (
    <p className={mergeClasses(styles.line, styles.title, styles.countdown)}>
      {left > 0
        ? t('connection.retryIn', { time: format.duration(Math.ceil(left / 1_000) * 1_000) })
        : t('connection.retryNow')}
    </p>
  );
}
