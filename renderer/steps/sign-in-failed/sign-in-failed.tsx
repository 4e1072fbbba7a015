import { PersonKeyRegular } from '@fluentui/react-icons/svg/person-key';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console-context';
import { Facts } from '../../parts/facts';
import { StepPage } from '../../parts/step-page';
import { Ways } from '../../parts/ways';

/** Step "The room could not sign in": the error says what an administrator has to change. */
export function SignInFailed() {
  const { t } = useTranslation();
  const { account } = useConsole().view;
  return (
    <StepPage
      step="signInFailed"
      icon={<PersonKeyRegular />}
      beside={account !== null && <Facts facts={[{ name: t('signedIn.account'), value: account.upn }]} />}
      actions={<Ways back={['startOver']} onward={['retry', 'enterAnotherCode', 'manualSetup']} />}
    />
  );
}
