import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { STEPS, type Step } from './draft';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL}`,
    listStyleType: 'none',
    margin: 0,
    padding: `0 0 ${tokens.spacingVerticalL} 0`,
  },
  step: {
    paddingBottom: tokens.spacingVerticalXS,
    borderBottom: `3px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
    '@media (forced-colors: active)': { borderBottomColor: 'GrayText' },
  },
  current: {
    borderBottomColor: tokens.colorCompoundBrandStroke,
    '@media (forced-colors: active)': { borderBottomColor: 'Highlight' },
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** Where one is; the steps are walked with Next, Back and Edit. */
export function StepList({ current }: { readonly current: Step }) {
  const styles = useStyles();
  return (
    <ol className={styles.list} aria-label="Steps">
      {STEPS.map((step, index) => (
        <li
          key={step}
          className={mergeClasses(styles.step, step === current && styles.current)}
          {...(step === current ? { 'aria-current': 'step' as const } : {})}
        >
          {`${String(index + 1)}. ${step}`}
        </li>
      ))}
    </ol>
  );
}
