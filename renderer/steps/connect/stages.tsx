import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CONNECT_STAGES, type ConnectStage } from '@roomkey/shared/setup/contract/view';
import { useTranslation } from 'react-i18next';
import { StageSign, type StageState } from '../../parts/stage-sign';

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  list: {
    margin: 0,
    marginBlockStart: tokens.spacingVerticalS,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  stage: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
  waiting: { color: tokens.colorNeutralForeground3 },
});

interface StagesProps {
  /** How far the attempt came. */
  readonly current: ConnectStage;
  /** True when it ended there. */
  readonly failed: boolean;
}

/** What is tried, one line each; a screen reader hears each line as it changes. */
export function Stages({ current, failed }: StagesProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const at = CONNECT_STAGES.indexOf(current);
  const stateOf = (index: number): StageState => {
    if (index !== at) return index < at ? 'done' : 'waiting';
    return failed ? 'failed' : 'running';
  };
  return (
    <section>
      <h2 className={styles.heading}>{t('connect.progress')}</h2>
      <div role="status">
        <ol className={styles.list}>
          {CONNECT_STAGES.map((stage, index) => {
            const state = stateOf(index);
            const text = t(`connect.stages.${stage}.${state === 'running' ? 'waiting' : state}`);
            return (
              <li
                key={stage}
                className={mergeClasses(styles.stage, state === 'waiting' && styles.waiting)}
                data-stage={stage}
                data-state={state}
              >
                <StageSign state={state} />
                <span>{text}</span>
              </li>
            );
          })}
        </ol>
      </div>
    </section>
  );
}
