import { INTENT_TYPES } from '@roomkey/shared/setup/contract/intents';
import { STEPS, type Step } from '@roomkey/shared/setup/contract/view';
import { CATALOGUES } from '@roomkey/shared/locale/catalogues';
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { settle, show } from '../testing/show';

/** What the machine takes in each step at most (docs/ARCHITECTURE.md, transition table); each needs a control there. */
const WAYS: Readonly<Record<Step, readonly string[]>> = {
  starting: [],
  connect: ['connect', 'back'],
  welcome: ['getStarted', 'setLocale', 'changePortal'],
  verifyingDevice: ['back'],
  deviceVerificationFailed: ['retry', 'continueAnyway', 'changePortal', 'back'],
  agreement: ['accept', 'decline'],
  oneTimePassword: ['submitOtp', 'retry', 'manualSetup', 'back'],
  awaitingApproval: ['cancelRequest', 'retry'],
  rejected: ['enterAnotherCode', 'manualSetup', 'startOver'],
  expired: ['enterAnotherCode', 'manualSetup', 'startOver'],
  cancelled: ['enterAnotherCode', 'manualSetup', 'startOver'],
  storingCredentials: ['retry', 'startOver'],
  vaultUnavailable: ['retry', 'startOver'],
  signingIn: ['retry', 'startOver'],
  signInFailed: ['retry', 'enterAnotherCode', 'manualSetup', 'startOver'],
  manualSetup: ['submitManual', 'retry', 'back'],
  startingOver: [],
  signedIn: ['continue'],
  home: ['retry'],
  resetting: ['retry', 'back'],
};
const LABELS = CATALOGUES.en.intents;
const buttons = (): readonly string[] =>
  within(screen.getByRole('main'))
    .queryAllByRole('button')
    .map((button) => button.textContent);

describe.each(STEPS)('the screen of %s', (step) => {
  const ways = INTENT_TYPES.filter((intent) => WAYS[step].includes(intent));

  it('has one heading, focused, inside the only main landmark, and the simulation mark', async () => {
    await show({ step, allowed: ways });
    const heading = within(screen.getByRole('main')).getByRole('heading', { level: 1 });
    expect(heading.textContent).toBe(CATALOGUES.en.steps[step].title);
    expect(document.activeElement).toBe(heading);
    expect(within(screen.getByRole('banner')).getByText('Simulation')).toBeTruthy();
    expect(document.title).toContain('Roomkey');
  });

  it('has a control for each way on', async () => {
    await show({ step, allowed: ways });
    // At home nothing has failed yet: what can be done again is the check.
    const labels = step === 'home' ? { ...LABELS, retry: CATALOGUES.en.home.checkNow } : LABELS;
    const missing = ways.filter((intent) => intent !== 'setLocale' && !buttons().includes(labels[intent]));
    expect(missing).toEqual([]);
  });

  it('shows no way that is not allowed', async () => {
    await show({ step, allowed: [] });
    const forms = ['Connect', 'Continue', 'Finish'];
    const intents = Object.values(LABELS).filter((label) => !forms.includes(label));
    expect(buttons().filter((label) => intents.includes(label))).toEqual([]);
    for (const label of forms) {
      const button = screen.queryByRole('button', { name: label });
      if (button !== null) expect(button.getAttribute('aria-disabled')).toBe('true');
    }
  });

  it('says what went wrong', async () => {
    await show({ step, error: { code: 'portal.busy', params: { seconds: 90 } } });
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain('The portal is busy');
    expect(alert.textContent).toContain('Wait 1 minute, 30 seconds');
    expect(alert.dataset['code']).toBe('portal.busy');
  });
});

describe('the page', () => {
  it('follows the console from step to step, and drops a view that is older', async () => {
    const console = await show({ step: 'welcome', revision: 5 });
    console.push({ step: 'agreement' });
    await settle();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Agreement');
    console.push({ step: 'welcome', revision: 3 });
    await settle();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Agreement');
  });

  it('follows the language of the view, in both directions', async () => {
    const console = await show({ step: 'welcome', locale: 'ar' });
    expect(document.documentElement.dir).toBe('rtl');
    expect(document.documentElement.lang).toBe('ar');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(CATALOGUES.ar.steps.welcome.title);
    console.push({ locale: 'de-AT' });
    await settle();
    expect(document.documentElement.dir).toBe('ltr');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Willkommen');
  });

  it('warns when the console can’t save its state', async () => {
    await show({ step: 'welcome', storage: { code: 'state.unwritable', params: {} } });
    expect(screen.getByText('The console can’t save its state.')).toBeTruthy();
  });
});
