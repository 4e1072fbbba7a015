import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkFilled } from '@fluentui/react-icons/svg/checkmark';
import { SETUP_STAGES, type SetupStage } from '@roomkey/shared/ipc/front-of-room';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  list: { flexShrink: 0, margin: 0, padding: 0, listStyleType: 'none', display: 'flex', gap: '1rem' },
  /** As wide as its name needs: names differ more than stages do. */
  stage: {
    flex: '1 1 auto',
    minWidth: 0,
    display: 'flex',
    gap: '0.5rem',
    paddingBlockStart: '1.375rem',
    borderBlockStartStyle: 'solid',
    borderBlockStartWidth: '0.125rem',
    borderBlockStartColor: tokens.colorNeutralStrokeAccessible,
    fontSize: '2.25rem',
    lineHeight: '2.75rem',
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  /** Thicker too: a theme of high contrast has one colour for all lines. */
  reached: {
    paddingBlockStart: '1rem',
    borderBlockStartWidth: '0.5rem',
    borderBlockStartColor: tokens.colorBrandStroke1,
  },
  here: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  sign: {
    flexShrink: 0,
    fontSize: '1.75rem',
    lineHeight: '2.75rem',
    height: '2.75rem',
    color: tokens.colorBrandForeground1,
  },
});

interface StageProgressProps {
  readonly stage: SetupStage;
  readonly complete: boolean;
}

/** How far the setup is, in the console's own stages. */
export function StageProgress({ stage, complete }: StageProgressProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const at = SETUP_STAGES.indexOf(stage);
  return (
    <footer>
      <ol className={styles.list} aria-label={t('progress.label')}>
        {SETUP_STAGES.map((each, index) => {
          const isDone = index < at || complete;
          const isHere = index === at && !complete;
          return (
            <li
              key={each}
              className={mergeClasses(styles.stage, (isDone || isHere) && styles.reached, isHere && styles.here)}
              {...(isHere && { 'aria-current': 'step' as const })}
            >
              {isDone && <CheckmarkFilled className={styles.sign} aria-hidden />}
              <span>{t(`progress.stages.${each}`)}</span>
            </li>
          );
        })}
      </ol>
    </footer>
  );
}
