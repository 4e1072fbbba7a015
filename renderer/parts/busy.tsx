import { makeStyles, Spinner, type SpinnerProps, tokens } from '@fluentui/react-components';

/** A third of the ring, where both directions of writing show it. */
const RESTING_ARC = 'conic-gradient(transparent 120deg, currentcolor 120deg 240deg, transparent 240deg)';

const useStyles = makeStyles({
  // Fluent's own arc is too close to its ring to be seen from where one stands, most of all in the dark.
  ring: { color: tokens.colorBrandForeground2 },
  // Without motion Fluent lets the arc fade out over the whole ring, which leaves little to see.
  arc: {
    '@media screen and (prefers-reduced-motion: reduce)': { backgroundImage: RESTING_ARC },
    ':is([data-motion="reduced"] *)': {
      backgroundImage: RESTING_ARC,
      '::before': { content: 'none' },
      '::after': { content: 'none' },
    },
  },
});

/** Turns while something is at work. Screen readers have that from the words beside it. */
export function Busy({ size }: { readonly size: NonNullable<SpinnerProps['size']> }) {
  const styles = useStyles();
  return (
    <Spinner
      size={size}
      role="presentation"
      aria-hidden="true"
      spinner={{ className: styles.ring }}
      spinnerTail={{ className: styles.arc }}
    />
  );
}
