import { makeStyles, tokens } from '@fluentui/react-components';
import { WHILE_TYPING } from '../keyboard/while-typing';

/**
 * A page is laid out by the room it has, in rem: text of 200 % makes a 10-inch console as narrow as a phone, and a keyboard at
 * the foot makes it as low as a strip.
 */
export const ONE_COLUMN = '@container step (max-width: 46rem)';
const PORTRAIT = '@container step (max-aspect-ratio: 9/10)';
const LOW = '@container step (max-height: 24rem)';
/** Room for text and an error, or for text and a picture, but not for all. */
const NOT_TALL = '@container step (max-height: 40rem)';

/** Large text above a docked keyboard: the fields' own labels say enough, and the warning stays. */
const TYPING_LARGE = `@container step (max-width: 46rem) and (max-height: 16rem)`;

/** The shorter side stays in view while the longer one scrolls, and nothing moves when the other side grows by an error. */
const inView = { position: 'sticky', top: 0, alignSelf: 'start', boxSizing: 'border-box' } as const;
const flows = { position: 'static', minHeight: 'auto' } as const;

/**
 * Moves, but is never invisible: on a busy machine an animation can stand at its start for long, and a page that starts
 * transparent is then an empty one.
 */
const appear = { from: { transform: 'translateX(var(--step-from, 0))' }, to: { transform: 'none' } };

/** Not on the first screen: it stands there already when the page's own code takes over. */
const appearing = {
  animationDuration: tokens.durationNormal,
  animationTimingFunction: tokens.curveDecelerateMid,
  ':is([data-moving] *)': { animationName: appear },
} as const;

const intro = { display: 'flex', flexDirection: 'column' } as const;

const scrolling = {
  overflowY: 'auto',
  overscrollBehavior: 'contain',
  scrollbarWidth: 'thin',
  scrollbarColor: `${tokens.colorNeutralStrokeAccessible} transparent`,
  ':focus-visible': { outline: `3px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-3px' },
} as const;

export const usePageStyles = makeStyles({
  page: {
    flex: '1 1 0',
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    overflow: 'hidden',
    containerName: 'step',
    containerType: 'size',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    boxShadow: tokens.shadow8,
  },
  body: {
    flex: '1 1 0',
    minHeight: 0,
    containerType: 'size',
    overflowX: 'hidden',
    ...scrolling,
  },
  /** What goes on below fades, so that the edge is not taken for the end. */
  fading: { maskImage: 'linear-gradient(to bottom, black calc(100% - 2.5rem), rgb(0 0 0 / 0.15))' },
  panes: {
    minHeight: '100%',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 7fr)',
    [ONE_COLUMN]: { gridTemplateColumns: 'minmax(0, 1fr)', gridTemplateRows: 'auto 1fr' },
    [PORTRAIT]: { gridTemplateColumns: 'minmax(0, 1fr)', gridTemplateRows: 'auto 1fr' },
  },
  /** For content that scrolls within itself: as high as the page, but not lower than a few lines. */
  filling: {
    height: 'max(100cqh, 18rem)',
    gridTemplateRows: 'minmax(0, 1fr)',
    [ONE_COLUMN]: { height: 'auto', gridTemplateRows: 'auto 1fr' },
    [PORTRAIT]: { gridTemplateRows: 'auto 1fr' },
  },
  side: {
    backgroundColor: tokens.colorBrandBackground2,
    borderInlineEndWidth: '1px',
    borderInlineEndStyle: 'solid',
    borderInlineEndColor: tokens.colorTransparentStroke,
  },
  /** Beside content that scrolls within itself, so that the page around both never does. */
  sideFilling: {
    minHeight: 0,
    ...scrolling,
    [ONE_COLUMN]: { overflowY: 'visible' },
    [PORTRAIT]: { overflowY: 'visible' },
  },
  introduction: {
    ...intro,
    ...inView,
    gap: tokens.spacingVerticalL,
    paddingBlock: tokens.spacingVerticalXXL,
    paddingInline: tokens.spacingHorizontalXXXL,
    [ONE_COLUMN]: {
      ...flows,
      paddingBlock: tokens.spacingVerticalL,
      paddingInline: tokens.spacingHorizontalXL,
      gap: tokens.spacingVerticalM,
    },
    [PORTRAIT]: flows,
    [LOW]: { paddingBlock: tokens.spacingVerticalL },
    [TYPING_LARGE]: { paddingBlock: tokens.spacingVerticalXS },
  },
  brand: {},
  danger: { backgroundColor: tokens.colorNeutralBackground3 },
  success: { backgroundColor: tokens.colorStatusSuccessBackground1 },
  illustration: {
    flexShrink: 0,
    height: '9rem',
    '& > svg': { width: 'auto', maxWidth: '100%' },
    [NOT_TALL]: {
      ':has(~ * [role="alert"])': { display: 'none' },
      // Warnings beside the agreement are more to read than a picture leaves room for.
      ':has(~ * [data-outcome="warning"])': { display: 'none' },
      ':has(~ * [data-connection="offline"])': { height: '5rem' },
      // All languages at once, without scrolling.
      ':has(~ * [role="radiogroup"])': { height: '4.5rem' },
    },
    [ONE_COLUMN]: { height: '6rem' },
    [PORTRAIT]: { height: '13rem' },
    [LOW]: { display: 'none' },
    [WHILE_TYPING]: { display: 'none' },
  },
  words: {
    ...intro,
    gap: tokens.spacingVerticalM,
    minWidth: 0,
    ...appearing,
  },
  progress: {
    display: 'none',
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
    '@container frame (max-width: 40rem)': { display: 'block' },
    '@container frame (max-height: 27rem)': { display: 'block' },
    [TYPING_LARGE]: { [WHILE_TYPING]: { display: 'none' } },
  },
  title: {
    margin: 0,
    fontSize: '1.625rem',
    lineHeight: '2.125rem',
    fontWeight: tokens.fontWeightSemibold,
    textWrap: 'balance',
    overflowWrap: 'anywhere',
    outlineStyle: 'none',
    [LOW]: { fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600 },
    [TYPING_LARGE]: { [WHILE_TYPING]: { position: 'absolute', clipPath: 'inset(50%)' } },
  },
  lead: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    color: tokens.colorNeutralForeground2,
    textWrap: 'pretty',
    [WHILE_TYPING]: { display: 'none' },
  },
  content: {
    ...intro,
    ...inView,
    minWidth: 0,
    minHeight: '100cqh',
    justifyContent: 'center',
    gap: tokens.spacingVerticalL,
    paddingBlock: tokens.spacingVerticalXXL,
    paddingInline: tokens.spacingHorizontalXXXL,
    [NOT_TALL]: { gap: tokens.spacingVerticalM, paddingBlock: tokens.spacingVerticalL },
    ...appearing,
    [ONE_COLUMN]: {
      ...flows,
      justifyContent: 'start',
      paddingBlock: tokens.spacingVerticalL,
      paddingInline: tokens.spacingHorizontalXL,
    },
    [PORTRAIT]: { ...flows, alignSelf: 'stretch' },
    [LOW]: { paddingBlock: tokens.spacingVerticalL },
    [TYPING_LARGE]: { [WHILE_TYPING]: { paddingBlock: tokens.spacingVerticalXS } },
  },
  contentFilling: { minHeight: 0, height: '100%', [ONE_COLUMN]: { height: 'auto' } },
  actions: {
    flexShrink: 0,
    paddingBlock: tokens.spacingVerticalM,
    paddingInline: tokens.spacingHorizontalXXXL,
    // Large text on a small console: the buttons keep the size of a finger and leave the room to the text.
    '@container frame (max-width: 40rem)': {
      '& .fui-Button': { minHeight: 'max(44px, 2rem)', paddingInline: tokens.spacingHorizontalM },
    },
    borderBlockStartWidth: '1px',
    borderBlockStartStyle: 'solid',
    borderBlockStartColor: tokens.colorNeutralStroke2,
    // Without a way on or a word of progress there is no bar.
    ':not(:has(button, [role="status"]))': { display: 'none' },
    [ONE_COLUMN]: { paddingInline: tokens.spacingHorizontalXL },
    [LOW]: { paddingBlock: tokens.spacingVerticalS },
    '@container frame (max-height: 15rem)': { paddingBlock: tokens.spacingVerticalXS },
  },
});
