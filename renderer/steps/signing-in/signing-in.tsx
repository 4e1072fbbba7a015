import { PersonKeyRegular } from '@fluentui/react-icons/svg/person-key';
import { PassingStep } from '../../parts/passing-step';

/** Step "Signing in": proves that the stored credential works. */
export function SigningIn() {
  return <PassingStep step="signingIn" icon={<PersonKeyRegular />} />;
}
