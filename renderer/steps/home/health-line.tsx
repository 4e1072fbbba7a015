import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console-context';
import { useFormat } from '../../text/format';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase400,
  },
  icon: { flexShrink: 0, fontSize: '1.375rem', color: tokens.colorNeutralForeground3 },
  healthy: { color: tokens.colorStatusSuccessForeground1 },
  unhealthy: { color: tokens.colorStatusWarningForeground3 },
});

/** Whether the last report to the portal came through. */
export function HealthLine() {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const { error, checkedAt } = useConsole().view.health;
  const state = checkedAt === null ? 'notYet' : error === null ? 'healthy' : 'unhealthy';
  const Icon = { notYet: CircleRegular, healthy: CheckmarkCircleFilled, unhealthy: WarningFilled }[state];
  const time = checkedAt === null ? '' : format.time(checkedAt);
  return (
    <div className={styles.line} data-health={state}>
      <Icon className={mergeClasses(styles.icon, state !== 'notYet' && styles[state])} aria-hidden />
      <div role="status">
        {t(`home.${state}`, { time })}
        {error !== null && <div>{t(`errors.${error.code}.title`)}</div>}
      </div>
    </div>
  );
}
