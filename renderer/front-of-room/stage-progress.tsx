import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkFilled } from '@fluentui/react-icons/svg/checkmark';
import { SETUP_STAGES, type SetupStage } from '@roomkey/shared/ipc/front-of-room';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  list: {
    flexShrink: 0,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'grid',
    gridTemplateColumns: `repeat(${SETUP_STAGES.length}, minmax(0, 1fr))`,
    gap: '1rem',
  },
  stage: {
    minWidth: 0,
    paddingBlockStart: '1rem',
    borderBlockStartStyle: 'solid',
    borderBlockStartWidth: '0.5rem',
    borderBlockStartColor: tokens.colorNeutralStroke1,
    fontSize: '2.25rem',
    lineHeight: '2.75rem',
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
    transitionProperty: 'border-color',
    transitionDuration: tokens.durationSlow,
  },
  done: { borderBlockStartColor: tokens.colorBrandStroke1 },
  here: {
    borderBlockStartColor: tokens.colorBrandStroke1,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
  sign: {
    fontSize: '1.75rem',
    color: tokens.colorBrandForeground1,
    marginInlineEnd: '0.5rem',
    verticalAlign: '-0.15em',
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
    <ol className={styles.list} aria-label={t('progress.label')}>
      {SETUP_STAGES.map((each, index) => {
        const isDone = index < at || complete;
        const isHere = index === at && !complete;
        return (
          <li
            key={each}
            className={mergeClasses(styles.stage, isDone && styles.done, isHere && styles.here)}
            {...(isHere && { 'aria-current': 'step' as const })}
          >
            {isDone && <CheckmarkFilled className={styles.sign} aria-hidden />}
            {t(`progress.stages.${each}`)}
          </li>
        );
      })}
    </ol>
  );
}
