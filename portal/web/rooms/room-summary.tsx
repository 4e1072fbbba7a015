import { Caption1, Title3, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { RoomList } from '@roomkey/shared/protocol/admin';
import { ROOM_STATES, type RoomState } from '@roomkey/shared/protocol/lists';

const useStyles = makeStyles({
  counters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(130px, 1fr))',
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

interface Props {
  readonly summary: RoomList['summary'] | undefined;
  readonly chosen: RoomState | undefined;
  readonly onChoose: (state: RoomState | undefined) => void;
}

/** Counts over all rooms; each is a button that shows just those. */
export function RoomSummary({ summary, chosen, onChoose }: Props) {
  const styles = useStyles();
  const all = summary === undefined ? undefined : ROOM_STATES.reduce((sum, state) => sum + summary[state], 0);
  const counters = [
    { state: undefined, label: 'All rooms', count: all },
    ...ROOM_STATES.map((state) => ({ state, label: state, count: summary?.[state] })),
  ];
  return (
    <div className={styles.counters} role="group" aria-label="Show rooms by state">
      {counters.map(({ state, label, count }) => (
        <button
          key={label}
          type="button"
          aria-pressed={chosen === state}
          className={mergeClasses(styles.counter, chosen === state && styles.chosen)}
          onClick={() => {
            onChoose(state);
          }}
        >
          <Title3 as="span">{count ?? '–'}</Title3>
          <Caption1 className={styles.label}>{label}</Caption1>
        </button>
      ))}
    </div>
  );
}
