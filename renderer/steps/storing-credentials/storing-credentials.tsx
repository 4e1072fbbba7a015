import { PassingStep } from '../../parts/passing-step';

/** Step "Storing the room's credential": from the approval into the keychain. */
export function StoringCredentials() {
  return <PassingStep step="storingCredentials" />;
}
