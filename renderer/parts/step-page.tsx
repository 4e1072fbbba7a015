import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Step } from '@roomkey/shared/setup/contract/view';
import { type ReactNode, use, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ConsoleContext } from '../console-context';
import { ErrorMessage } from './error-message';

const useStyles = makeStyles({
  card: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '66rem',
    margin: 'auto',
    paddingBlock: tokens.spacingVerticalXXL,
    paddingInline: tokens.spacingHorizontalXXXL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    boxShadow: tokens.shadow16,
  },
  narrow: { maxWidth: '56rem' },
  columns: { display: 'flex', flexWrap: 'wrap', columnGap: '3rem', rowGap: tokens.spacingVerticalXXL },
  introduction: {
    flex: '1 1 20rem',
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
  },
  content: {
    flex: '1.15 1 22rem',
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    gap: tokens.spacingVerticalL,
  },
  icon: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '3.25rem',
    height: '3.25rem',
    fontSize: '1.75rem',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
    textWrap: 'balance',
    overflowWrap: 'anywhere',
    outlineStyle: 'none',
  },
  lead: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase500,
    color: tokens.colorNeutralForeground2,
  },
});

interface StepPageProps {
  readonly step: Step;
  readonly icon: ReactNode;
  /** Instead of the step's own title. */
  readonly title?: string;
  /** Instead of the step's own lead. */
  readonly lead?: string;
  /** Instead of what the console says went wrong. */
  readonly message?: ReactNode;
  /** Stands below the introduction. */
  readonly beside?: ReactNode;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** One step: what it is about, what it needs, and the ways on. Its heading takes the focus, so that it is read out. */
export function StepPage({ step, icon, title, lead, message, beside, actions, children }: StepPageProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const shownTitle = title ?? t(`steps.${step}.title`);
  useEffect(() => {
    document.title = `${shownTitle} – ${t('app.name')}`;
  }, [shownTitle, t]);

  return (
    <div className={mergeClasses(styles.card, children === undefined && styles.narrow)}>
      <div className={styles.columns}>
        <div className={styles.introduction}>
          <div className={styles.icon} aria-hidden="true">
            {icon}
          </div>
          <h1 ref={heading} tabIndex={-1} className={styles.title}>
            {shownTitle}
          </h1>
          <p className={styles.lead}>{lead ?? t(`steps.${step}.lead`)}</p>
          {message ?? <StepErrors />}
          {beside}
        </div>
        {children !== undefined && <div className={styles.content}>{children}</div>}
      </div>
      {actions}
    </div>
  );
}

/** What the console reports for this step, and the call that it refused. */
function StepErrors() {
  const access = use(ConsoleContext);
  if (access === null) return null;
  const { view, callError } = access;
  return (
    <>
      {view.error !== null && <ErrorMessage key={view.error.code} error={view.error} />}
      {callError !== null && (
        <ErrorMessage
          error={{ code: callError.code, params: callError.seconds === null ? {} : { seconds: callError.seconds } }}
        />
      )}
    </>
  );
}
