import { StepPage } from '../../parts/step-page';
import { Ways } from '../../parts/ways';
import { LanguageChoice } from './language-choice';
import { StepsAhead } from './steps-ahead';

/** Step "Welcome": the language first, and what lies ahead. */
export function Welcome() {
  return (
    <StepPage
      step="welcome"
      beside={<LanguageChoice />}
      actions={<Ways onward={['getStarted', 'retry', 'continue']} back={['back', 'startOver', 'changePortal']} />}
    >
      <StepsAhead />
    </StepPage>
  );
}
