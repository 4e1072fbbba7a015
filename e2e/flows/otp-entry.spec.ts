/** The one-time password typed with everything there is: fingers, keyboards, scanners, input methods. */
import english from '@roomkey/shared/locale/en.json' with { type: 'json' };
import { otpQrText, makeOtp } from '@roomkey/shared/protocol/otp';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/flow-test';

/** Milliseconds; longer than the pause within a scanner's burst (renderer/steps/one-time-password/scanner-burst.ts). */
const NO_BURST = 100;

const CODE = makeOtp(() => '123456789012345');

const boxes = (page: Page) => page.getByRole('group', { name: english.otp.label }).getByRole('textbox');
const typed = async (page: Page) =>
  (await boxes(page).evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))).join('');
const key = (page: Page, name: string) =>
  page.getByRole('group', { name: english.keypad.label }).getByRole('button', { name, exact: true });

test('fingers, a keyboard, a scanner and an input method fill the same boxes', async ({ consoles, keyring }) => {
  const console = await consoles.launch({ keyring });
  const { page } = console;
  await console.launched.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800),
  );
  await console.goToOneTimePassword();
  const devtools = await page.context().newCDPSession(page);
  const middleOf = async (name: string) => {
    const { x, y, width, height } = (await key(page, name).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    expect(Math.min(width, height), `key ${name}`).toBeGreaterThanOrEqual(64);
    return { x: x + width / 2, y: y + height / 2 };
  };

  // A finger on the keypad leaves the focus in the field, so both can be mixed.
  await boxes(page).first().focus();
  for (const digit of ['1', '2']) {
    await devtools.send('Input.dispatchTouchEvent', {
      type: 'touchStart',
      touchPoints: [await middleOf(`Digit ${digit}`)],
    });
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }
  await expect.poll(() => typed(page)).toBe('12');
  await expect(boxes(page).first()).toBeFocused();
  await page.keyboard.type('345');
  expect(await typed(page)).toBe('12345');
  await expect(boxes(page).nth(1)).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Delete');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Backspace');
  expect(await typed(page)).toBe('235');
  await expect(boxes(page).first()).toBeFocused();

  // Held, the delete key empties the field.
  await page.keyboard.press('End');
  const { x, y } = await middleOf(english.keypad.delete);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await expect.poll(() => typed(page)).toBe('');
  await page.mouse.up();

  // Text of an input method arrives once, when it is done.
  await boxes(page).first().focus();
  await devtools.send('Input.imeSetComposition', { text: '１２', selectionStart: 2, selectionEnd: 2 });
  await devtools.send('Input.insertText', { text: '１２３' });
  await expect.poll(() => typed(page)).toBe('123');

  // A scanner replaces what was there, wherever the focus is, and its Tab leads nowhere.
  await console.button('back').focus();
  await page.keyboard.type(otpQrText(CODE));
  await page.keyboard.press('Tab');
  expect(await typed(page)).toBe(CODE);
  await expect(boxes(page).last()).toBeFocused();
  await expect(page.getByText(english.otp.complete.replace('{{total}}', '16'))).toBeVisible();

  // No hand is as quick as a scanner: what comes within its pause would belong to the code.
  const scanned = await page.evaluate(() => performance.now());
  await page.waitForFunction(([since, gap]) => performance.now() - since > gap, [scanned, NO_BURST] as const);
  // One tap selects a group; all are selected together, copied, and replaced by one digit.
  await boxes(page).nth(1).click();
  await page.keyboard.type('0');
  expect(await typed(page)).toBe(`${CODE.slice(0, 4)}0${CODE.slice(8)}`);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+x');
  expect(await typed(page)).toBe('');
  await page.keyboard.press('Control+v');
  expect(await typed(page)).toBe(`${CODE.slice(0, 4)}0${CODE.slice(8)}`);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('7');
  expect(await typed(page)).toBe('7');
});
