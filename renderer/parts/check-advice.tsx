import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { DeviceCheck } from '@roomkey/shared/setup/contract/view';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../text/format';

const useStyles = makeStyles({
  line: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
    textWrap: 'pretty',
  },
  title: { color: tokens.colorNeutralForeground1 },
  reference: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  action: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
});

interface CheckAdviceProps {
  readonly check: DeviceCheck;
  readonly brief: boolean;
}

/** What is wrong with a check that did not pass, and what to do about it. */
export function CheckAdvice({ check, brief }: CheckAdviceProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { id, outcome, error } = check;
  if (outcome !== 'warning' && outcome !== 'failed') return null;
  if (error === null) return id === 'identity' ? <p className={styles.line}>{t('checks.incomplete')}</p> : null;
  return (
    <div data-code={error.code} {...(outcome === 'failed' && { role: 'alert' })}>
      <p className={styles.line}>
        <span className={styles.title}>{t(`errors.${error.code}.title`)}</span>
        {'. '}
        {!brief && t(`errors.${error.code}.text`)}
      </p>
      {error.code === 'device.clockWrong' && <Times {...error.params} />}
      <p className={styles.line}>
        <span className={styles.action}>{t(`errors.${error.code}.action`)}</span>
      </p>
      {!brief && (
        <p className={mergeClasses(styles.line, styles.reference)}>
          {t('errors.more.reference', { code: error.code })}
        </p>
      )}
    </div>
  );
}

interface TimesProps {
  readonly deviceTime?: string | number;
  readonly portalTime?: string | number;
}

/** Both clocks, with the day: a clock that stands in another year is the common case. */
function Times({ deviceTime, portalTime }: TimesProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  if (typeof deviceTime !== 'number' || typeof portalTime !== 'number') return null;
  const shown = (at: number) => `${format.date(at)}, ${format.time(at)}`;
  return <p className={styles.line}>{t('checks.times', { device: shown(deviceTime), portal: shown(portalTime) })}</p>;
}
