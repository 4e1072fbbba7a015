import type { Step } from '@roomkey/shared/setup/contract/view';
import { type ReactNode, use } from 'react';
import { useTranslation } from 'react-i18next';
import { ConsoleContext } from '../console-context';
import { StepIllustration } from '../illustrations/step-illustration';
import { ErrorMessage } from './error-message';
import { Page, type Tone } from './page';
import { useProgressText } from './setup-progress';

interface StepPageProps {
  readonly step: Step;
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

/** One step of the setup, with its own picture, its words, and what went wrong. */
export function StepPage({ step, tone = 'brand', title, lead, message, beside, ...rest }: StepPageProps) {
  const { t } = useTranslation();
  const view = use(ConsoleContext)?.view ?? null;
  return (
    <Page
      {...rest}
      illustration={<StepIllustration step={step} offline={view?.connection.state === 'offline'} />}
      tone={tone}
      progress={useProgressText(step)}
      title={title ?? t(`steps.${step}.title`)}
      lead={lead ?? t(`steps.${step}.lead`)}
      said={
        <>
          {message ?? <StepErrors />}
          {beside}
        </>
      }
    />
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
