import { makeStyles, tokens } from '@fluentui/react-components';
import type { DemoView } from '@roomkey/shared/ipc/demo';
import { useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { TouchButton } from '../parts/touch-button';
import { useFormat } from '../text/format';
import './demo-room.css';
import { useBarRoom } from './use-bar-room';

const useStyles = makeStyles({
  bar: {
    position: 'fixed',
    zIndex: 900,
    insetInline: 0,
    insetBlockStart: 0,
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXXL,
    // Two lines, also where one is enough: the page below must not jump from caption to caption.
    minHeight: '6rem',
    paddingBlock: tokens.spacingVerticalS,
    paddingInline: tokens.spacingHorizontalXXXL,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    borderBlockEndWidth: '3px',
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: tokens.colorNeutralForeground1,
  },
  label: {
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    maxWidth: '14rem',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  story: { fontWeight: tokens.fontWeightSemibold },
  // For the last row of a meeting room; never so large that large text leaves nothing of the page.
  caption: {
    flexGrow: 1,
    margin: 0,
    fontSize: 'min(1.625rem, 5.5vh)',
    lineHeight: '1.3',
    fontWeight: tokens.fontWeightSemibold,
    textWrap: 'balance',
    overflowWrap: 'anywhere',
  },
  stay: { flexShrink: 0 },
});

interface CaptionBarProps {
  readonly view: DemoView;
}

/** What the story says, and the countdown until it comes back. It takes its room at the top; the page keeps the rest. */
export function CaptionBar({ view }: CaptionBarProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const bar = useRef<HTMLDivElement>(null);
  useBarRoom(bar);
  const { caption, story, takesOverIn } = view;
  const counts = takesOverIn !== null;
  const said =
    caption === null
      ? ''
      : caption.of === 'story'
        ? t(`demo.captions.${caption.key}`)
        : t(`demo.notices.${caption.key}`);

  return (
    <div ref={bar} className={styles.bar} data-demo="bar" role="region" aria-label={t('demo.label')}>
      <div className={styles.label}>
        <span>{t('demo.label')}</span>
        {story !== null && <span className={styles.story}>{t(`demo.stories.${story}`)}</span>}
      </div>
      <p className={styles.caption} role="status" data-demo-caption={caption?.key ?? ''}>
        {/* Read out once, not every second. */}
        {counts ? null : said}
      </p>
      {counts && (
        <>
          <p className={styles.caption} role="timer" data-demo-countdown={takesOverIn}>
            {t('demo.takesOver', { time: format.duration(takesOverIn * 1_000) })}
          </p>
          {/* Touching it is the touch that counts: as anywhere on the screen. */}
          <TouchButton appearance="secondary" className={styles.stay}>
            {t('demo.stay')}
          </TouchButton>
        </>
      )}
    </div>
  );
}

/** Where the bar has to stand to be seen: a modal dialog lies above everything outside of it. */
export const inFront = (bar: React.ReactNode): React.ReactNode => {
  const dialog = document.querySelector('dialog[open]');
  return dialog === null ? bar : createPortal(bar, dialog);
};
