import { useConsole } from '../../console-context';
import { CheckList } from '../../parts/check-list';
import { StepPage } from '../../parts/step-page';
import { Ways } from '../../parts/ways';
import { AgreementText } from './agreement-text';

/** Step "Agreement": Roomkey's own text, about a simulator. */
export function Agreement() {
  const { checks } = useConsole().view;
  const warnings = checks.filter((check) => check.outcome === 'warning');
  return (
    <StepPage
      step="agreement"
      fill
      beside={warnings.length > 0 && <CheckList checks={warnings} brief />}
      actions={<Ways back={['decline', 'back']} onward={['accept']} />}
    >
      <AgreementText />
    </StepPage>
  );
}
