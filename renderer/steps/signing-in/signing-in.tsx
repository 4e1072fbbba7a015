import { PassingStep } from '../../parts/passing-step';

/** Step "Signing in": proves that the stored credential works. */
export function SigningIn() {
  return <PassingStep step="signingIn" />;
}
