/** Compares a page with its kept picture, or keeps it. */
import { writeFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { type Baselines, UPDATING } from './baselines';
import { ContactSheet } from './contact-sheet';
import { differenceOf, SHEET_THRESHOLD } from './difference';
import type { PictureLook } from './looks';

/** So many pixels of a square may differ: found without any change are none. */
const ALLOWED_PIXELS = 8;
/** How often a page that is still being painted is looked at again. */
const LOOKS = 5;

const shoot = (page: Page): Promise<Buffer> => page.screenshot({ animations: 'disabled', caret: 'hide' });

/** Goes on after a difference, so that one run tells of all; what was there and what was expected are attached. */
export async function expectPicture(page: Page, picture: string, baselines: Baselines): Promise<void> {
  if (UPDATING) {
    await baselines.keep(picture, await shootAtRest(page));
    return;
  }
  const expected = await baselines.read(picture);
  let actual = await shoot(page);
  let difference = await differenceOf(expected, actual);
  for (let look = 1; difference.pixels > ALLOWED_PIXELS && look < LOOKS; look += 1) {
    actual = await shoot(page);
    difference = await differenceOf(expected, actual);
  }
  if (difference.pixels > ALLOWED_PIXELS) {
    await attachPicture(`${picture}-expected`, expected);
    await attachPicture(`${picture}-actual`, actual);
    await attachPicture(`${picture}-diff`, await difference.picture());
  }
  expect.soft(difference.pixels, `pixels of one place of ${picture} that differ`).toBeLessThanOrEqual(ALLOWED_PIXELS);
}

/** All pictures of a look, with their contact sheet. `shown` brings the console to one of them. */
export async function expectSheet(
  look: PictureLook,
  pictures: readonly string[],
  shown: (picture: string) => Promise<Page>,
  baselines: Baselines,
): Promise<void> {
  const kept = UPDATING ? null : await baselines.read(`sheets/${look.name}`);
  const sheet = new ContactSheet(look.size);
  for (const picture of pictures) {
    const actual = await shootAtRest(await shown(picture));
    const expected = kept === null ? null : await sheet.nextOf(kept);
    const tile = await sheet.add(actual);
    if (kept === null) continue;
    const pixels = expected === null ? Infinity : (await differenceOf(expected, tile, SHEET_THRESHOLD)).pixels;
    expect.soft(pixels, `pixels of one place of ${picture} that differ`).toBeLessThanOrEqual(ALLOWED_PIXELS);
    if (pixels <= ALLOWED_PIXELS) continue;
    if (expected !== null) await attachPicture(`${picture}-small-before`, expected);
    await attachPicture(`${picture}-now`, actual);
  }
  if (UPDATING) await baselines.keep(`sheets/${look.name}`, await sheet.png());
}

/** Whether a person would be told of what is there now. */
export async function isNoticed(page: Page, picture: string, baselines: Baselines): Promise<boolean> {
  return (await differenceOf(await baselines.read(picture), await shoot(page))).pixels > ALLOWED_PIXELS;
}

/** As a file that stays, and that the report names. */
async function attachPicture(name: string, png: Buffer): Promise<void> {
  const file = test.info().outputPath(`${name}.png`);
  await writeFile(file, png);
  await test.info().attach(name, { path: file, contentType: 'image/png' });
}

/** Two pictures in a row that are the same. */
async function shootAtRest(page: Page): Promise<Buffer> {
  let last = await shoot(page);
  for (let look = 1; look < LOOKS; look += 1) {
    const next = await shoot(page);
    if (next.equals(last)) return next;
    last = next;
  }
  throw new Error('the page does not come to rest');
}
