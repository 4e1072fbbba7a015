/**
 * The hand of all illustrations: one stroke, round ends, three tones. Colours are the theme's, so that a picture follows light,
 * dark and high contrast; with forced colours only the lines stay, in the system's text colour.
 */
import { makeStyles, tokens } from '@fluentui/react-components';

const FORCED = '@media (forced-colors: active)';
const LINE = 'var(--art-line)';

const stroke = {
  stroke: LINE,
  strokeWidth: '3px',
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
  [FORCED]: { stroke: 'CanvasText' },
} as const;

const pulse = {
  '0%, 60%, 100%': { opacity: 0.3, transform: 'scale(0.8)' },
  '25%': { opacity: 1, transform: 'scale(1.15)' },
};
const pop = {
  '0%': { transform: 'scale(0.6)' },
  '70%': { transform: 'scale(1.12)' },
  '100%': { transform: 'scale(1)' },
};
const burst = {
  '0%': { transform: 'scale(0.2)', opacity: 0 },
  '40%': { opacity: 1 },
  '100%': { transform: 'scale(1)', opacity: 1 },
};

export const useArt = makeStyles({
  brand: {
    '--art-line': tokens.colorBrandForeground1,
    '--art-accent': tokens.colorBrandBackground,
    '--art-on-accent': tokens.colorNeutralForegroundOnBrand,
  },
  danger: {
    '--art-line': tokens.colorNeutralForeground3,
    '--art-accent': tokens.colorStatusDangerBackground3,
    '--art-on-accent': tokens.colorNeutralForegroundOnBrand,
  },
  success: {
    '--art-line': tokens.colorBrandForeground1,
    '--art-accent': tokens.colorStatusSuccessBackground3,
    '--art-on-accent': tokens.colorNeutralForegroundOnBrand,
  },
  /** Mirrored where the page runs from right to left; within a part that is turned already it stands as it was drawn. */
  turning: {
    ':is([dir="rtl"] *)': { transformBox: 'fill-box', transformOrigin: 'center', transform: 'scaleX(-1)' },
  },
  /** The same for what is drawn around the place 0, 0. */
  turningSign: { ':is([dir="rtl"] *)': { transform: 'scaleX(-1)' } },
  picture: { display: 'block', width: '100%', height: '100%', overflow: 'visible' },

  /** Outline alone. */
  line: { ...stroke, fill: 'none' },
  thin: { ...stroke, fill: 'none', strokeWidth: '2px', opacity: 0.55 },
  dashed: { ...stroke, fill: 'none', strokeWidth: '2.5px', strokeDasharray: '1 8' },
  /** An object: outline over the page's own surface. */
  object: { ...stroke, fill: tokens.colorNeutralBackground1, [FORCED]: { fill: 'Canvas', stroke: 'CanvasText' } },
  /** A quiet area within an object. */
  tint: { fill: LINE, fillOpacity: 0.14, [FORCED]: { fill: 'none' } },
  /** A small dark part: a keyhole, a dot. */
  solid: { fill: LINE, [FORCED]: { fill: 'CanvasText' } },
  /** What the picture is about. */
  accent: { fill: 'var(--art-accent)', [FORCED]: { fill: 'CanvasText' } },
  accentLine: { ...stroke, fill: 'none', stroke: 'var(--art-accent)', [FORCED]: { stroke: 'CanvasText' } },
  onAccent: { ...stroke, fill: 'none', stroke: 'var(--art-on-accent)', [FORCED]: { stroke: 'Canvas' } },

  /** Three dots on their way, one after the other. */
  pulsing: {
    transformBox: 'fill-box',
    transformOrigin: 'center',
    animationName: pulse,
    animationDuration: '2.4s',
    animationIterationCount: 'infinite',
  },
  second: { animationDelay: '0.3s' },
  third: { animationDelay: '0.6s' },
  popping: {
    transformBox: 'fill-box',
    transformOrigin: 'center',
    // As the step's words: not on the first screen.
    ':is([data-moving] *)': { animationName: pop },
    animationDuration: '420ms',
    animationTimingFunction: tokens.curveDecelerateMid,
  },
  bursting: {
    transformBox: 'fill-box',
    transformOrigin: 'center',
    animationName: burst,
    animationDuration: '700ms',
    animationDelay: '250ms',
    animationFillMode: 'both',
    animationTimingFunction: tokens.curveDecelerateMid,
  },
});
