import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from './mark';
import { TOUCH_SIZE } from './touch-button';

/** A docked keyboard or large text leave a frame of this height: what only decorates gives way. */
const LOW = '@container frame (max-height: 27rem)';
/** Large text and a keyboard at once: what is left belongs to the field that is typed into. */
const LOWEST = '@container frame (max-height: 15rem)';
const NARROW = '@container frame (max-width: 40rem)';

const useStyles = makeStyles({
  // Sizes inside follow the frame, not the screen: a keyboard makes it lower, large text makes it small on the same screen.
  frame: {
    height: '100%',
    containerName: 'frame',
    containerType: 'size',
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
  },
  column: {
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    backgroundImage: `radial-gradient(ellipse 70rem 30rem at 50% 0, ${tokens.colorBrandBackground2}, transparent)`,
  },
  header: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalL,
    minHeight: TOUCH_SIZE,
    paddingBlock: tokens.spacingVerticalS,
    paddingInline: tokens.spacingHorizontalXXXL,
    [LOW]: { paddingBlock: tokens.spacingVerticalXS },
    [LOWEST]: { minHeight: 0, paddingBlock: tokens.spacingVerticalXXS },
    [NARROW]: { paddingInline: tokens.spacingHorizontalL },
  },
  brand: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    [NARROW]: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
    [LOWEST]: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  },
  simulation: {
    paddingBlock: tokens.spacingVerticalXXS,
    paddingInline: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    [LOWEST]: { paddingBlock: 0, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  },
  headerEnd: {
    marginInlineStart: 'auto',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
  main: {
    flex: '1 1 0',
    minHeight: 0,
    // A step's page scrolls within itself; the room's home is no such page.
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    paddingBlockStart: tokens.spacingVerticalM,
    paddingInline: tokens.spacingHorizontalXXXL,
    [LOW]: { paddingBlockStart: tokens.spacingVerticalXS, paddingInline: tokens.spacingHorizontalL },
    [NARROW]: { paddingInline: tokens.spacingHorizontalS },
  },
  footer: {
    position: 'relative',
    flexShrink: 0,
    paddingBlock: tokens.spacingVerticalS,
    paddingInline: tokens.spacingHorizontalXXXL,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    textWrap: 'balance',
    [LOW]: { display: 'none' },
    [NARROW]: { paddingInline: tokens.spacingHorizontalL },
  },
  // Takes no room: nobody is to see that something is there.
  corner: { position: 'absolute', insetBlockEnd: 0, insetInlineEnd: 0 },
});

interface FrameProps {
  /** Names the page within it, for tests. */
  readonly page: string;
  /** Which way the page within comes in; undefined for one that is simply there. */
  readonly moving?: 'forward' | 'back' | undefined;
  /** Below the header. */
  readonly progress?: ReactNode;
  readonly headerEnd?: ReactNode;
  /** Above the page. */
  readonly notice?: ReactNode;
  /** In the far corner of the footer. */
  readonly corner?: ReactNode;
  readonly children: ReactNode;
}

/** What surrounds every page: the name, the mark that this is a simulation, and whose it is not. */
export function Frame({ page, moving, progress, headerEnd, notice, corner, children }: FrameProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <div className={styles.frame}>
      <div className={styles.column}>
        <header>
          <div className={styles.header}>
            <div className={styles.brand}>
              <Mark />
              <span>{t('app.name')}</span>
            </div>
            <span className={styles.simulation}>{t('app.simulation')}</span>
            <div className={styles.headerEnd}>{headerEnd}</div>
          </div>
          {progress}
        </header>
        <main className={styles.main} data-step={page} data-moving={moving}>
          {notice}
          {children}
        </main>
        <footer className={styles.footer}>
          {t('app.independent')}
          <div className={styles.corner}>{corner}</div>
        </footer>
      </div>
    </div>
  );
}
