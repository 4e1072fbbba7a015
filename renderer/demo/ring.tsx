import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { RingPlace } from './use-presses';

/** Pixels between the button and the ring around it. */
const AROUND = 6;

const useStyles = makeStyles({
  ring: {
    position: 'fixed',
    zIndex: 1_100,
    top: 0,
    boxSizing: 'border-box',
    pointerEvents: 'none',
    borderRadius: tokens.borderRadiusXLarge,
    border: `4px solid ${tokens.colorStatusWarningBackground3}`,
    outline: `2px solid ${tokens.colorNeutralForeground1}`,
    boxShadow: tokens.shadow16,
    transitionProperty: 'transform, width, height, background-color, opacity',
    transitionTimingFunction: tokens.curveEasyEase,
  },
  lit: { backgroundColor: `color-mix(in srgb, ${tokens.colorStatusWarningBackground3} 45%, transparent)` },
});

/** Goes to what is pressed before it is pressed. Screen readers have the caption. */
export function Ring({ place }: { readonly place: RingPlace }) {
  const styles = useStyles();
  const { x, y, width, height, moveMs, lit, shown } = place;
  return (
    <div
      aria-hidden="true"
      data-demo="ring"
      className={mergeClasses(styles.ring, lit && styles.lit)}
      style={{
        // From the window's own left side, also where the page runs from right to left.
        left: 0,
        opacity: shown ? 1 : 0,
        width: width + 2 * AROUND,
        height: height + 2 * AROUND,
        transform: `translate(${String(x - AROUND)}px, ${String(y - AROUND)}px)`,
        transitionDuration: `${String(moveMs)}ms`,
      }}
    />
  );
}
