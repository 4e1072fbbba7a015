import { mergeClasses } from '@fluentui/react-components';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageStyles } from './page-styles';
import { useScrollRoom } from './use-scroll-room';

/** What a page is to the person: colours the side that says where they are. */
export type Tone = 'brand' | 'danger' | 'success';

interface PageProps {
  readonly illustration: ReactNode;
  readonly tone: Tone;
  /** Shown above the title where the frame has no room for it; screen readers have it from the progress itself. */
  readonly progress?: string | null;
  readonly title: string;
  readonly lead: ReactNode;
  /** Stands below the introduction; on a page without content it is the content. */
  readonly said?: ReactNode;
  readonly actions?: ReactNode;
  /** The content takes the height there is and scrolls within itself. */
  readonly fill?: boolean;
  readonly children?: ReactNode;
}

/**
 * Where one is at the start side, what to do at the end side, and the ways on below, always in view. The heading takes the
 * focus, so that it is read out.
 */
export function Page({
  illustration,
  tone,
  progress = null,
  title,
  lead,
  said,
  actions,
  fill = false,
  children,
}: PageProps) {
  const styles = usePageStyles();
  const { t } = useTranslation();
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { watch, scrolls, more } = useScrollRoom();
  const { watch: watchSide, scrolls: sideScrolls, more: moreBeside } = useScrollRoom();
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    document.title = `${title} – ${t('app.name')}`;
  }, [title, t]);

  return (
    <div className={styles.page}>
      <div
        ref={watch}
        className={mergeClasses(styles.body, more && styles.fading)}
        // A text that scrolls must be reachable by keyboard, also where nothing in it can be pressed.
        {...(scrolls && { role: 'group', 'aria-labelledby': headingId, tabIndex: 0 })}
      >
        <div className={mergeClasses(styles.panes, fill && styles.filling)}>
          <div
            ref={watchSide}
            className={mergeClasses(
              styles.side,
              fill && styles.sideFilling,
              styles[tone],
              fill && moreBeside && styles.fading,
            )}
            {...(fill && sideScrolls && { role: 'group', 'aria-labelledby': headingId, tabIndex: 0 })}
          >
            <div className={styles.introduction}>
              <div className={styles.illustration}>{illustration}</div>
              <div className={styles.words}>
                {progress !== null && (
                  <p className={styles.progress} aria-hidden="true">
                    {progress}
                  </p>
                )}
                <h1 id={headingId} ref={heading} tabIndex={-1} className={styles.title}>
                  {title}
                </h1>
                <p className={styles.lead}>{lead}</p>
                {children !== undefined && said}
              </div>
            </div>
          </div>
          <div className={mergeClasses(styles.content, fill && styles.contentFilling)}>{children ?? said}</div>
        </div>
      </div>
      <div className={styles.actions}>{actions}</div>
    </div>
  );
}
