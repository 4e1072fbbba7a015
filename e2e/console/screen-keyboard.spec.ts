/** The keyboard on the screen, in a real browser: what jsdom can't show. Caret, selection, undo, touch, dialogs, themes. */
import { expect, type Locator, test } from '@playwright/test';
import german from '@roomkey/shared/locale/de.json' with { type: 'json' };
import { violationsOf } from '../support/axe';
import { ScreenKeyboard } from '../support/screen-keyboard';
import { launchConsole, type RunningConsole } from './launch';

let kiosk: RunningConsole;
let field: Locator;
let keyboard: ScreenKeyboard;

test.beforeAll(async () => {
  kiosk = await launchConsole({ args: ['--kiosk', '--locale', 'de'], env: { ROOMKEY_EXIT_PIN: '493817' } });
  field = kiosk.page.getByRole('textbox').first();
  keyboard = await ScreenKeyboard.on(kiosk.page);
});
test.afterAll(async () => {
  await kiosk.close();
});
test.beforeEach(async () => {
  await field.fill('');
});

test('comes for a finger, makes room, and goes when the page is touched elsewhere', async () => {
  await field.blur();
  await keyboard.finger.tap(field);
  await keyboard.isShown();
  await expect(field).toBeFocused();
  const [panel, page] = [await keyboard.panel.boundingBox(), await kiosk.page.locator('body').boundingBox()];
  expect((page?.y ?? 0) + (page?.height ?? 0)).toBeCloseTo(panel?.y ?? 0, 0);
  for (const key of await keyboard.panel.getByRole('button').all()) {
    const box = await key.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  }
  await keyboard.finger.tap(kiosk.page.getByRole('heading').first());
  await keyboard.isHidden();
  // The field still had the focus once, and a second touch brings the keyboard again.
  await keyboard.finger.tap(field);
  await keyboard.act('hide');
  await keyboard.isHidden();
  await expect(field).toBeFocused();
  await keyboard.finger.tap(field);
  await keyboard.isShown();
});

test('not for a mouse, nor for a real keyboard, which sends it away', async () => {
  await field.blur();
  await field.click();
  await keyboard.isHidden();
  await keyboard.finger.tap(field);
  await keyboard.isShown();
  await kiosk.page.keyboard.press('x');
  await expect(field).toHaveValue('x');
  await keyboard.isHidden();
});

test('writes in the middle, over a selection, and not beyond the longest; what it wrote can be undone', async () => {
  await keyboard.finger.tap(field);
  await keyboard.type('abd');
  await keyboard.act('left');
  await keyboard.type('c');
  await expect(field).toHaveValue('abcd');
  await keyboard.act('backspace');
  await expect(field).toHaveValue('abd');
  await field.evaluate((input: HTMLInputElement) => input.setSelectionRange(0, 2));
  await keyboard.type('z');
  await expect(field).toHaveValue('zd');
  await keyboard.act('right', 'right');
  await keyboard.type('ß');
  await expect(field).toHaveValue('zdß');
  await field.evaluate((input: HTMLInputElement) => (input.maxLength = 4));
  await keyboard.type('yx');
  await expect(field).toHaveValue('zdßy');
  await field.evaluate((input: HTMLInputElement) => (input.maxLength = 2_000));
  await kiosk.page.keyboard.press('Control+z');
  await expect(field).not.toHaveValue('zdßy');
});

test('symbols, capitals that stay, and what is behind a key', async () => {
  await keyboard.finger.tap(field);
  await keyboard.act('symbols');
  await keyboard.finger.tap(keyboard.sign('{'));
  await keyboard.act('moreSymbols');
  await keyboard.finger.tap(keyboard.sign('€'));
  await keyboard.act('letters', 'shift', 'shift');
  for (const letter of ['Ä', 'B']) await keyboard.finger.tap(keyboard.sign(letter));
  await keyboard.act('shift');
  await keyboard.finger.holdAndSlide(keyboard.sign('e'), keyboard.behind('è'));
  await expect(keyboard.behind('è')).toHaveCount(0);
  await keyboard.finger.tap(keyboard.sign('.com'));
  await expect(field).toHaveValue('{€ÄBè.com');
});

test('held, Backspace goes on', async () => {
  await field.fill('abcdefgh');
  await keyboard.finger.tap(field);
  await field.press('End');
  await keyboard.finger.tap(field);
  const backspace = await keyboard.action('backspace').boundingBox();
  await keyboard.finger.down({ x: (backspace?.x ?? 0) + 10, y: (backspace?.y ?? 0) + 10 });
  await expect(field).toHaveValue('');
  await keyboard.finger.up();
});

test('stands in a dialog too, which makes all else inert', async () => {
  await kiosk.page.getByRole('button', { name: german.kiosk.exit }).press('Enter');
  const dialog = kiosk.page.getByRole('dialog');
  const pin = dialog.getByLabel(german.kiosk.pin);
  await keyboard.finger.tap(dialog.getByRole('button', { name: german.keyboard.show }));
  for (const digit of '4938') await keyboard.finger.tap(keyboard.sign(digit));
  await keyboard.act('backspace');
  await expect(pin).toHaveValue('493');
  const [shown, panel] = [await pin.boundingBox(), await keyboard.panel.boundingBox()];
  expect((shown?.y ?? 0) + (shown?.height ?? 0)).toBeLessThanOrEqual(panel?.y ?? 0);
  await keyboard.act('hide');
  await keyboard.isHidden();
  await keyboard.finger.tap(dialog.getByRole('button', { name: german.kiosk.stay }));
  await expect(dialog).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${colorScheme}`, async () => {
    await kiosk.page.emulateMedia({ colorScheme });
    await keyboard.finger.tap(field);
    await keyboard.isShown();
    expect(await violationsOf(kiosk.page)).toEqual([]);
  });
}
