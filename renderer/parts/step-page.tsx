import { mergeClasses } from '@fluentui/react-components';
import type { Step } from '@roomkey/shared/setup/contract/view';
import { type ReactNode, use, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ConsoleContext } from '../console-context';
import { hasIllustration, StepIllustration } from '../illustrations/step-illustration';
import { ErrorMessage } from './error-message';
import { useProgressText } from './setup-progress';
import { useStepPageStyles } from './step-page-styles';
import { useScrollRoom } from './use-scroll-room';

/** What a step is to the person: colours the side that says where they are. */
export type Tone = 'brand' | 'danger' | 'success';

interface StepPageProps {
  readonly step: Step;
  /** Shown by a step that has no illustration. */
  readonly icon?: ReactNode;
  readonly tone?: Tone;
  /** Instead of the step's own title. */
  readonly title?: string;
  /** Instead of the step's own introduction. */
  readonly lead?: ReactNode;
  /** Instead of what the console says went wrong. */
  readonly message?: ReactNode;
  /** Stands below the introduction; on a page without content it is the content. */
  readonly beside?: ReactNode;
  readonly actions?: ReactNode;
  /** The content takes the height there is and scrolls within itself. */
  readonly fill?: boolean;
  readonly children?: ReactNode;
}

/**
 * One step: where one is at the start side, what to do at the end side, and the ways on below, always in view. Its heading
 * takes the focus, so that it is read out.
 */
export function StepPage({
  step,
  icon,
  tone = 'brand',
  title,
  lead,
  message,
  beside,
  actions,
  fill = false,
  children,
}: StepPageProps) {
  const styles = useStepPageStyles();
  const { t } = useTranslation();
  const view = use(ConsoleContext)?.view ?? null;
  const progress = useProgressText(step);
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { watch, scrolls, more } = useScrollRoom();
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const shownTitle = title ?? t(`steps.${step}.title`);
  useEffect(() => {
    document.title = `${shownTitle} – ${t('app.name')}`;
  }, [shownTitle, t]);

  const said = (
    <>
      {message ?? <StepErrors />}
      {beside}
    </>
  );
  return (
    <div className={styles.page}>
      <div
        ref={watch}
        className={mergeClasses(styles.body, more && styles.fading)}
        // A text that scrolls must be reachable by keyboard, also where nothing in it can be pressed.
        {...(scrolls && { role: 'group', 'aria-labelledby': headingId, tabIndex: 0 })}
      >
        <div className={mergeClasses(styles.panes, fill && styles.filling)}>
          <div className={mergeClasses(styles.side, styles[tone])}>
            <div className={styles.introduction}>
              {hasIllustration(step) ? (
                <div className={styles.illustration}>
                  <StepIllustration step={step} offline={view?.connection.state === 'offline'} />
                </div>
              ) : (
                <div className={styles.icon} aria-hidden="true">
                  {icon}
                </div>
              )}
              <div className={styles.words}>
                {/* Screen readers have it from the progress itself. */}
                {progress !== null && (
                  <p className={styles.progress} aria-hidden="true">
                    {progress}
                  </p>
                )}
                <h1 id={headingId} ref={heading} tabIndex={-1} className={styles.title}>
                  {shownTitle}
                </h1>
                <p className={styles.lead}>{lead ?? t(`steps.${step}.lead`)}</p>
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

/** What the console reports for this step, and the call that it refused. */
function StepErrors() {
  const access = use(ConsoleContext);
  if (access === null) return null;
  const { view, callError } = access;
  // While the console waits for the portal to come back, the state of the connection says why.
  const shown = view.connection.state === 'offline' ? null : view.error;
  return (
    <>
      {shown !== null && <ErrorMessage key={shown.code} error={shown} />}
      {callError !== null && (
        <ErrorMessage
          error={{ code: callError.code, params: callError.seconds === null ? {} : { seconds: callError.seconds } }}
        />
      )}
    </>
  );
}
