import { Caption1, Title3, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  counters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))',
    gap: tokens.spacingHorizontalM,
    maxWidth: '1100px',
  },
  counter: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  chosen: {
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    boxShadow: `inset 0 0 0 1px ${tokens.colorCompoundBrandStroke}`,
  },
  label: { color: tokens.colorNeutralForeground2 },
});

interface Counter {
  readonly label: string;
  /** Undefined as long as it is not known. */
  readonly count: number | undefined;
  /** The list shows just these now. */
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

/** Counts over a whole list; each is a button that shows just those. `label` names the group. */
export function Counters({ label, counters }: { readonly label: string; readonly counters: readonly Counter[] }) {
  const styles = useStyles();
  return (
    <div className={styles.counters} role="group" aria-label={label}>
      {counters.map((counter) => (
        <button
          key={counter.label}
          type="button"
          aria-pressed={counter.chosen}
          className={mergeClasses(styles.counter, counter.chosen && styles.chosen)}
          onClick={counter.onChoose}
        >
          <Title3 as="span">{counter.count ?? '–'}</Title3>
          <Caption1 className={styles.label}>{counter.label}</Caption1>
        </button>
      ))}
    </div>
  );
}
