import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { HourglassRegular } from '@fluentui/react-icons/svg/hourglass';
import { KeyRegular } from '@fluentui/react-icons/svg/key';
import { KeyboardRegular } from '@fluentui/react-icons/svg/keyboard';
import { CloudRegular } from '@fluentui/react-icons/svg/cloud';
import { PlugConnectedRegular } from '@fluentui/react-icons/svg/plug-connected';
import { TabletRegular } from '@fluentui/react-icons/svg/tablet';
import { TvRegular } from '@fluentui/react-icons/svg/tv';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { CheckId, DeviceCheck } from '@roomkey/shared/setup/contract/view';
import { useTranslation } from 'react-i18next';
import { Busy } from './busy';
import { CheckAdvice } from './check-advice';

const useStyles = makeStyles({
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
    transitionProperty: 'color',
    transitionDuration: tokens.durationNormal,
  },
  picture: { flexShrink: 0, fontSize: '1.5rem', color: tokens.colorNeutralForeground3 },
  words: { flex: '1 1 0', minWidth: 0, overflowWrap: 'anywhere' },
  line: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalM },
  name: { fontWeight: tokens.fontWeightSemibold },
  state: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalSNudge,
    fontSize: tokens.fontSizeBase300,
    color: tokens.colorNeutralForeground2,
  },
  sign: { fontSize: '1.25rem' },
  waiting: { color: tokens.colorNeutralForeground3 },
  running: {},
  passed: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  failed: { color: tokens.colorStatusDangerForeground1 },
});

const PICTURES = {
  identity: TabletRegular,
  vault: KeyRegular,
  portal: CloudRegular,
  clock: ClockRegular,
  hdmiIngest: PlugConnectedRegular,
  frontOfRoomDisplay: TvRegular,
  touchKeyboard: KeyboardRegular,
} satisfies Readonly<Record<CheckId, unknown>>;

const SIGNS = {
  waiting: HourglassRegular,
  passed: CheckmarkCircleFilled,
  warning: WarningFilled,
  failed: ErrorCircleFilled,
} as const;

interface CheckListProps {
  readonly checks: readonly DeviceCheck[];
  /** Beside something else: what is wrong and what to do, without why. */
  readonly brief?: boolean;
}

/** The checks of this device as they stand, and what to do about those that did not pass. */
export function CheckList({ checks, brief = false }: CheckListProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <ul className={styles.list} aria-label={t('checks.heading')}>
      {checks.map((check) => {
        const { id, outcome } = check;
        const Picture = PICTURES[id];
        return (
          <li key={id} className={styles.check} data-check={id} data-outcome={outcome}>
            <Picture className={styles.picture} aria-hidden />
            <div className={styles.words}>
              <div className={styles.line}>
                <span className={styles.name}>{t(`checks.${id}`)}</span>
                <span className={styles.state}>
                  <Sign outcome={outcome} />
                  {t(`checks.${outcome}`)}
                </span>
              </div>
              <CheckAdvice check={check} brief={brief} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function Sign({ outcome }: Pick<DeviceCheck, 'outcome'>) {
  const styles = useStyles();
  if (outcome === 'running') return <Busy size="extra-tiny" />;
  const Icon = SIGNS[outcome];
  return <Icon className={mergeClasses(styles.sign, styles[outcome])} aria-hidden />;
}
