import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ResetPhase } from '@roomkey/shared/setup/contract/view';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console-context';
import { StageSign } from '../../parts/stage-sign';
import { StepPage } from '../../parts/step-page';
import { Ways } from '../../parts/ways';

const STAGES = ['checking', 'tellingPortal', 'clearing'] as const;

/** Which stage a phase is at, and whether it failed there. */
const AT: Readonly<Record<ResetPhase, readonly [stage: number, failed: boolean]>> = {
  checking: [0, false],
  blocked: [0, true],
  tellingPortal: [1, false],
  clearing: [2, false],
  incomplete: [2, true],
};

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  stage: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    color: tokens.colorNeutralForeground2,
  },
  now: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  text: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
});

/** Step "Resetting": everything of the room goes from this device. */
export function Resetting() {
  const styles = useStyles();
  const { t } = useTranslation();
  const { reset } = useConsole().view;
  const [at, failed] = AT[reset ?? 'checking'];
  return (
    <StepPage step="resetting" actions={<Ways onward={['retry']} back={['back']} />}>
      <ol className={styles.list}>
        {STAGES.map((stage, index) => {
          const here = failed ? 'failed' : 'running';
          const state = index < at ? 'done' : index > at ? 'waiting' : here;
          return (
            <li
              key={stage}
              className={mergeClasses(styles.stage, index === at && styles.now)}
              aria-current={index === at ? 'step' : undefined}
            >
              <StageSign state={state} />
              <span>{t(`reset.phases.${stage}`)}</span>
            </li>
          );
        })}
      </ol>
      <p role="status" className={styles.text}>
        {(reset === 'blocked' || reset === 'incomplete') && t(`reset.${reset}`)}
      </p>
    </StepPage>
  );
}
