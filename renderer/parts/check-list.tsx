import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import { ALWAYS_CHECKED, CHECKS, type CheckId, type DeviceCheck } from '@roomkey/shared/setup/contract/view';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  check: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
  icon: { flexShrink: 0, fontSize: '1.5rem', color: tokens.colorNeutralForeground3 },
  passed: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  name: { fontWeight: tokens.fontWeightSemibold },
  why: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase300 },
});

const ICONS = {
  passed: CheckmarkCircleFilled,
  warning: WarningFilled,
  failed: DismissCircleFilled,
  running: CircleRegular,
};

interface CheckListProps {
  readonly checks: readonly DeviceCheck[];
  /** Whether checks without an outcome are under way; otherwise they are left out. */
  readonly running?: boolean;
}

/** What a device may be unable to say is shown once it has said it. */
const isAlwaysChecked = (id: CheckId): boolean => ALWAYS_CHECKED.some((always) => always === id);

/** The checks of this device and how they ended. */
export function CheckList({ checks, running = false }: CheckListProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <>
      <h2 className={styles.heading}>{t('checks.heading')}</h2>
      <ul className={styles.list}>
        {CHECKS.map((id) => {
          const check = checks.find((candidate) => candidate.id === id);
          if (check === undefined && !(running && isAlwaysChecked(id))) return null;
          const outcome = check?.outcome ?? 'running';
          const reason = check?.error?.code ?? null;
          const Icon = ICONS[outcome];
          return (
            <li key={id} className={styles.check} data-check={id} data-outcome={outcome}>
              <Icon className={mergeClasses(styles.icon, outcome !== 'running' && styles[outcome])} aria-hidden />
              <div>
                <div>
                  <span className={styles.name}>{t(`checks.${id}`)}</span>
                  {': '}
                  {t(`checks.${outcome}`)}
                </div>
                {reason !== null && <div className={styles.why}>{t(`errors.${reason}.title`)}</div>}
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
