/** Fingers on the console's screen: Electron's windows know no `hasTouch`, so touches go in through the debugger's protocol. */
import { type CDPSession, expect, type Locator, type Page } from '@playwright/test';
import { waitFor } from './wait-for';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Milliseconds. Chromium takes 300 between two taps for a double tap; half as much again. */
const NO_DOUBLE_TAP = 450;

export class Finger {
  readonly #session: CDPSession;
  #lastUp = Number.NEGATIVE_INFINITY;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async on(page: Page): Promise<Finger> {
    return new Finger(await page.context().newCDPSession(page));
  }

  async tap(target: Locator): Promise<void> {
    const at = await middleOf(target);
    await this.down(at);
    await this.up();
  }

  /** As a person presses a button that has just come: too late for the second tap of a double tap, which buttons ignore. */
  async press(target: Locator): Promise<void> {
    const isLater = () => (performance.now() - this.#lastUp > NO_DOUBLE_TAP ? true : undefined);
    await waitFor('a tap is one of its own', isLater);
    await this.tap(target);
  }

  /** Puts the finger down on `target`, keeps it there until `shown` has come, slides to it, and lets go. */
  async holdAndSlide(target: Locator, shown: Locator): Promise<void> {
    await this.down(await middleOf(target));
    await this.#touch('touchMove', await middleOf(shown));
    await this.up();
  }

  async down(at: Point): Promise<void> {
    await this.#touch('touchStart', at);
  }

  async up(): Promise<void> {
    await this.#touch('touchEnd');
    this.#lastUp = performance.now();
  }

  async #touch(type: 'touchStart' | 'touchMove' | 'touchEnd', at?: Point): Promise<void> {
    await this.#session.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [at] });
  }
}

async function middleOf(target: Locator): Promise<Point> {
  await expect(target).toBeVisible();
  const box = await target.boundingBox();
  if (box === null) throw new Error('Nothing there to touch');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
