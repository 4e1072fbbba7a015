/**
 * Every screen of the packed console is compared with its kept picture, each in one look; with `npm run test:full` all of them in
 * every look, on contact sheets. How pictures are taken anew stands in docs/TESTING.md.
 */
import { expect, type Page, test } from '@playwright/test';
import { Baselines, UPDATING } from '../support/pictures/baselines';
import { expectPicture, expectSheet, isNoticed } from '../support/pictures/expect-picture';
import { Gallery } from '../support/pictures/gallery';
import { lookOf, LOOKS } from '../support/pictures/looks';
import { PICTURES, pose } from '../support/pictures/pictures';
import { packedTwin } from './security/twin';

/** The most that a repository should keep of them. */
const MOST_PICTURES = 60;

let gallery: Gallery;
let baselines: Baselines;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  gallery = await Gallery.open((await packedTwin()).executable);
  baselines = await Baselines.of(await gallery.chromium());
  const { nothingToCompare } = baselines;
  if (nothingToCompare !== null) process.stderr.write(`No picture is compared: ${nothingToCompare}.\n`);
});
test.beforeEach(() => test.skip(baselines.nothingToCompare !== null, baselines.nothingToCompare ?? ''));
test.afterAll(() => gallery.close());

for (const look of LOOKS) {
  const pictures = PICTURES.filter((picture) => lookOf(picture) === look);
  test(`in ${look.name} the packed console looks as it did: ${pictures.join(', ')}`, async () => {
    test.setTimeout(120_000);
    for (const picture of pictures) await expectPicture(await pose(gallery, picture, look), picture, baselines);
  });
}

test('there is a picture of every screen, no other, and each look is seen many times', async () => {
  expect(PICTURES.length).toBeLessThanOrEqual(MOST_PICTURES);
  expect((await baselines.names()).sort()).toEqual([...PICTURES].sort());
  const looks = PICTURES.map(lookOf);
  for (const { name, theme, locale, size } of LOOKS) {
    expect(looks.filter((look) => look.theme === theme).length, theme).toBeGreaterThan(20);
    expect(looks.filter((look) => look.locale === locale).length, locale).toBeGreaterThan(12);
    expect(looks.filter((look) => look.size === size).length, `${size.width}`).toBeGreaterThan(12);
    expect(looks.map((look) => look.name)).toContain(name);
  }
});

if (process.env['ROOMKEY_TEST_FULL'] === '1') {
  for (const look of LOOKS) {
    test(`in ${look.name} the packed console looks as on its contact sheet`, async () => {
      test.setTimeout(300_000);
      await expectSheet(look, PICTURES, (picture) => pose(gallery, picture, look), baselines);
    });
  }
}

/** What a person would hardly see. */
const SLIPS: readonly (readonly [what: string, slip: (page: Page) => Promise<unknown>])[] = [
  ['a button that moved by one pixel', (page) => page.locator('[data-intent=getStarted]').evaluate(moveDown, 1)],
  ['a heading that moved by one pixel', (page) => page.locator('h1').evaluate(moveDown, 1)],
  ['small print that moved by one pixel', (page) => page.locator('footer').evaluate(moveDown, 1)],
  ['a letter that is missing', (page) => page.locator('h1').evaluate((h1) => h1.append('.'))],
  ['another blue', (page) => page.locator('[data-intent=getStarted]').evaluate(paint, '#0f6cbd')],
];
test('a slip is noticed', async () => {
  test.skip(UPDATING, 'the pictures are being taken anew');
  for (const [what, slip] of SLIPS) {
    const page = await pose(gallery, 'welcome');
    expect(await isNoticed(page, 'welcome', baselines)).toBe(false);
    await slip(page);
    expect.soft(await isNoticed(page, 'welcome', baselines), what).toBe(true);
  }
});
function moveDown(element: HTMLElement | SVGElement, pixels: number): void {
  element.style.translate = `0 ${pixels}px`;
}
function paint(element: HTMLElement | SVGElement, colour: string): void {
  element.style.backgroundColor = colour;
}

test('the console from source looks the same', async () => {
  test.skip(UPDATING, 'the packed one is kept');
  const fromSource = await Gallery.open();
  try {
    for (const picture of ['welcome', 'awaitingApproval', 'keyboard', 'room-home']) {
      await expectPicture(await pose(fromSource, picture), picture, baselines);
    }
  } finally {
    await fromSource.close();
  }
});
