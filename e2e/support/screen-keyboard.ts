/** The keyboard on the console's screen, under a finger. It is found by what its keys write and do, so that no language matters. */
import { expect, type Locator, type Page } from '@playwright/test';
import { Finger } from './touch';

export class ScreenKeyboard {
  readonly #page: Page;
  readonly finger: Finger;

  private constructor(page: Page, finger: Finger) {
    this.#page = page;
    this.finger = finger;
  }

  static async on(page: Page): Promise<ScreenKeyboard> {
    return new ScreenKeyboard(page, await Finger.on(page));
  }

  get panel(): Locator {
    return this.#page.locator('[data-keyboard-part]');
  }

  action(name: string): Locator {
    return this.panel.locator(`[data-action="${name}"]`).first();
  }

  sign(text: string): Locator {
    return this.panel.locator('button:not([data-action])').getByText(text, { exact: true }).first();
  }

  /** What is behind a held key. */
  behind(text: string): Locator {
    return this.panel.locator(`[data-option="${text}"]`);
  }

  async act(...names: readonly string[]): Promise<void> {
    for (const name of names) await this.finger.tap(this.action(name));
  }

  /** Types as a person would: Shift before a capital, the symbols' page and back. */
  async type(text: string): Promise<void> {
    for (const character of text) {
      const capital = /\p{Lu}/u.test(character);
      if (capital) await this.act('shift');
      // Letters may still be turning from capitals to small ones; what is no letter stays where it is.
      const onPage = /[\p{L}\d]/u.test(character) || (await this.sign(character).count()) > 0;
      if (!onPage) await this.act('symbols');
      await this.finger.tap(this.sign(character));
      if (!onPage) await this.act('letters');
    }
  }

  async isShown(): Promise<void> {
    await expect(this.panel).toBeVisible();
  }

  async isHidden(): Promise<void> {
    await expect(this.panel).toHaveCount(0);
  }
}
