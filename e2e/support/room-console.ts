/** The console's window, as the person in front of it uses it. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { ErrorCode } from '@roomkey/shared/setup/contract/errors';
import type { Step } from '@roomkey/shared/setup/contract/view';
import english from '@roomkey/shared/locale/en.json' with { type: 'json' };
import type { RunningConsole } from '../console/launch';

/** Labels of the plain ways on, as the English catalogue has them. */
type Way = Exclude<keyof typeof english.intents, 'setLocale'>;

/** How long one step may take, in milliseconds: two cores, and a portal that hashes passwords beside it. */
const STEP_MS = 20_000;

export class RoomConsole {
  readonly launched: RunningConsole;

  constructor(launched: RunningConsole) {
    this.launched = launched;
  }

  get page(): Page {
    return this.launched.page;
  }

  async isAt(step: Step): Promise<void> {
    await expect(this.page.locator('main')).toHaveAttribute('data-step', step, { timeout: STEP_MS });
  }

  button(way: Way): Locator {
    return this.page.getByRole('main').getByRole('button', { name: english.intents[way], exact: true });
  }

  async press(way: Way): Promise<void> {
    await this.button(way).click();
  }

  /** Presses, and confirms in the dialog that asks back. */
  async pressAndConfirm(way: 'cancelRequest' | 'decline' | 'startOver'): Promise<void> {
    await this.press(way);
    await this.page.getByRole('alertdialog').getByRole('button', { name: english.intents[way], exact: true }).click();
  }

  /** From the welcome page to where the one-time password is typed. */
  async goToOneTimePassword(): Promise<void> {
    await this.goToAgreement();
    await this.press('accept');
    await this.isAt('oneTimePassword');
  }

  async goToAgreement(): Promise<void> {
    await this.isAt('welcome');
    await this.press('getStarted');
    await this.isAt('agreement');
  }

  async typeOtp(otp: string): Promise<void> {
    await this.page.getByRole('textbox', { name: /^One-time password, digits 1 / }).fill(otp);
  }

  async submitOtp(otp: string): Promise<void> {
    await this.typeOtp(otp);
    await this.press('submitOtp');
  }

  /** From the welcome page until the portal has the request. */
  async goToWaiting(otp: string): Promise<void> {
    await this.goToOneTimePassword();
    await this.submitOtp(otp);
    await this.isAt('awaitingApproval');
  }

  async submitAccount(email: string, password: string): Promise<void> {
    await this.page.getByRole('textbox', { name: english.manual.email }).fill(email);
    await this.page.getByLabel(english.manual.password, { exact: true }).fill(password);
    await this.press('submitManual');
  }

  /** Past the success page, which goes on by itself, to the room's home, once its report came through. */
  async isHome(): Promise<void> {
    await expect(this.page.locator('main')).toHaveAttribute('data-step', /^(signedIn|home)$/, { timeout: STEP_MS });
    if ((await this.page.locator('main').getAttribute('data-step')) === 'signedIn') {
      await this.button('continue').click({ timeout: 5_000 });
    }
    await this.isAt('home');
    await this.isHealthy('healthy');
  }

  async isHealthy(state: 'healthy' | 'unhealthy'): Promise<void> {
    await expect(this.page.locator('[data-health]')).toHaveAttribute('data-health', state, { timeout: STEP_MS });
  }

  async shows(code: ErrorCode): Promise<void> {
    await expect(this.page.locator(`[data-code="${code}"]`)).toBeVisible({ timeout: STEP_MS });
  }

  async isConnected(state: 'online' | 'offline'): Promise<void> {
    await expect(this.page.locator('[data-connection]')).toHaveAttribute('data-connection', state, {
      timeout: STEP_MS,
    });
  }

  async userCode(): Promise<string> {
    return (await this.page.locator('[data-user-code]').innerText()).trim();
  }
}
