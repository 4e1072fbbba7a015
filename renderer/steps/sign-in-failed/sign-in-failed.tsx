import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console-context';
import { EndedStep } from '../../parts/ended-step';
import { Facts } from '../../parts/facts';

/** Step "The room could not sign in": the error says what an administrator has to change. */
export function SignInFailed() {
  const { t } = useTranslation();
  const { account } = useConsole().view;
  return (
    <EndedStep
      step="signInFailed"
      tone="danger"
      back={['startOver']}
      onward={['retry', 'enterAnotherCode', 'manualSetup']}
    >
      {account !== null && <Facts facts={[{ name: t('signedIn.account'), value: account.upn }]} />}
    </EndedStep>
  );
}
