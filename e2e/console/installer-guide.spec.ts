/**
 * The pictures of docs/INSTALLER.md, each of the real page at the step it shows. ROOMKEY_UPDATE_DOCS=1 takes them anew; without
 * it, what the guide shows and says is compared with what there is.
 */
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import en from '@roomkey/shared/locale/en.json' with { type: 'json' };
import { Screens } from '../support/screens';
import type { ViewName } from '../support/views';

const docs = path.resolve(import.meta.dirname, '../../docs');
const pictures = path.join(docs, 'images/installer');

const typeCode = async (page: Page) => {
  await page.getByRole('textbox').first().click();
  await page.keyboard.type('1234567890123450');
};

const STEPS: readonly (readonly [file: string, view: ViewName, before?: (page: Page) => Promise<void>])[] = [
  ['1-welcome.png', 'welcome'],
  ['2-device.png', 'verifyingDevice'],
  ['3-agreement.png', 'agreement'],
  ['4-code.png', 'oneTimePassword', typeCode],
  ['5-waiting.png', 'awaitingApproval'],
  ['6-done.png', 'signedIn'],
  ['7-home.png', 'home'],
  ['device-failed.png', 'deviceVerificationFailed'],
  ['offline.png', 'awaitingApprovalOffline'],
  ['rejected.png', 'rejected'],
  ['manual.png', 'manualSetup'],
];

test('the guide shows every picture there is, and no other', async () => {
  const guide = await readFile(path.join(docs, 'INSTALLER.md'), 'utf8');
  const shown = [...guide.matchAll(/\(images\/installer\/([\w-]+\.png)\)/g)].map(([, file]) => file);
  expect(shown.sort()).toEqual(STEPS.map(([file]) => file).sort());
  if (process.env['ROOMKEY_UPDATE_DOCS'] === undefined) expect((await readdir(pictures)).sort()).toEqual(shown);
});

test('what the guide tells to press stands on the pages under that name', async () => {
  const guide = await readFile(path.join(docs, 'INSTALLER.md'), 'utf8');
  const names = [...guide.matchAll(/\*\*([^*]+)\*\*/g)].map(([, name]) => name ?? '');
  const texts = new Set(textsIn(en));
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !texts.has(name))).toEqual([]);
});

test('its pictures', async () => {
  test.skip(process.env['ROOMKEY_UPDATE_DOCS'] === undefined, 'taken on demand');
  await mkdir(pictures, { recursive: true });
  const screens = await Screens.open();
  try {
    for (const [file, view, before] of STEPS) {
      const page = await screens.show(view);
      await before?.(page);
      await page.screenshot({ path: path.join(pictures, file) });
    }
  } finally {
    await screens.close();
  }
});

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Object.values(value as object).flatMap(textsIn);
}
