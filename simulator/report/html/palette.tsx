/** @jsxRuntime automatic */
/** One colour for each step. Middle tones: at least 3:1 on the light and on the dark page (WCAG 2.2, 1.4.11). */
import { STEPS, type Step } from '@roomkey/shared/setup/contract/view';

const COLOURS: Readonly<Record<Step, string>> = {
  starting: '#7a8794',
  connect: '#7a8794',
  welcome: '#7a8794',
  verifyingDevice: '#3b82c4',
  deviceVerificationFailed: '#d1495b',
  agreement: '#9a7d4f',
  oneTimePassword: '#b8559a',
  awaitingApproval: '#c07a12',
  rejected: '#d1495b',
  expired: '#d1495b',
  cancelled: '#d1495b',
  storingCredentials: '#8463d8',
  vaultUnavailable: '#d1495b',
  signingIn: '#2290a3',
  signInFailed: '#d1495b',
  manualSetup: '#9a6b5c',
  startingOver: '#7a8794',
  signedIn: '#6f9a2c',
  home: '#2e9460',
  resetting: '#7a8794',
};

/** What stands in the page's style, so that no element needs one of its own. */
export const COLOUR_RULES = STEPS.map((step) => `.s-${step}{fill:${COLOURS[step]};background:${COLOURS[step]}}`).join(
  '\n',
);

export function Key({ step }: { step: string }) {
  return <span className={`key s-${step}`} aria-hidden="true" />;
}

/** The names stand beside the colours; who cannot tell the colours apart reads each console's own text. */
export function Legend({ steps }: { steps: readonly string[] }) {
  return (
    <ul className="legend" aria-label="Colours of the states">
      {steps.map((step) => (
        <li key={step}>
          <Key step={step} /> {step}
        </li>
      ))}
    </ul>
  );
}
