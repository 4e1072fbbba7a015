/**
 * Resource accounts with 5,000 rows in a real Chromium, on PGlite. Everything is measured in the page, until a frame with the
 * rows is painted. `npm run build` first, then `npx tsx bench/portal-page.ts`.
 * - visible: from a click in the navigation, on a page that has never read the list (target 250 ms)
 * - visible again: the same, but the list was read before
 * - full load: from the browser's own start of navigation, with nothing in its cache but the session's cookie
 * - sorted: from a click on a column's header (target 100 ms); answer: what of it was waiting for the portal
 */
import { chromium, type BrowserContextOptions, type Page } from '@playwright/test';
import { startBenchPortal } from './bench-portal';
import { report } from './report';

const ROWS = 5000;
const RUNS = 12;
const FIRST = 'Room 0000';
const LAST = `Room ${ROWS - 1}`;
/** Each column that is clicked in turn, and the row that is then the first: no order comes twice, so none is in the page's cache. */
const SORTS = [
  ['Name', LAST],
  ['UPN', FIRST],
  ['UPN', LAST],
  ['Location', FIRST],
] as const;
const VIEWPORT = { width: 1920, height: 1080 };

const portal = await startBenchPortal();
const browser = await chromium.launch({ executablePath: process.env['ROOMKEY_CHROMIUM'] ?? '/usr/bin/chromium' });
const measured = {
  full: [] as number[],
  visible: [] as number[],
  again: [] as number[],
  sorted: [] as number[],
  answer: [] as number[],
};
try {
  await portal.importAccounts(ROWS);
  const storageState = await signedIn();
  for (let run = 0; run < RUNS; run += 1) {
    await fullLoad({ storageState, viewport: VIEWPORT });
    await visits({ storageState, viewport: VIEWPORT });
  }
  report(`Resource accounts, ${ROWS} rows`, [
    { what: 'visible', unit: 'ms', values: measured.visible, target: 250 },
    { what: 'visible again', unit: 'ms', values: measured.again },
    { what: 'full load', unit: 'ms', values: measured.full },
    { what: 'sorted', unit: 'ms', values: measured.sorted, target: 100 },
    { what: 'sorted: answer', unit: 'ms', values: measured.answer },
  ]);
} finally {
  await browser.close();
  await portal.stop();
}

/** A browser whose cache and page are new, but which is signed in. */
async function fullLoad(options: BrowserContextOptions): Promise<void> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(`${portal.url}/#/planning/resource-accounts`);
  measured.full.push(await untilPainted(page, FIRST, false));
  await context.close();
}

async function visits(options: BrowserContextOptions): Promise<void> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(`${portal.url}/#/operation/rooms`);
  await page.getByRole('heading', { level: 2, name: 'No rooms yet' }).waitFor();
  const open = page.getByRole('link', { name: 'Resource accounts' });
  const untilFirst = untilPainted(page, FIRST, true);
  await open.click();
  measured.visible.push(await untilFirst);
  for (const [column, first] of SORTS) {
    const started = await page.evaluate(() => performance.now());
    const untilSorted = untilPainted(page, first, true);
    await page.getByRole('columnheader', { name: column }).getByRole('button').click();
    measured.sorted.push(await untilSorted);
    measured.answer.push(await answerTime(page, started));
  }
  await page.getByRole('link', { name: 'Rooms', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Rooms' }).waitFor();
  // The address forgets the order: the list is in the cache as it was first.
  const untilAgain = untilPainted(page, FIRST, true);
  await open.click();
  measured.again.push(await untilAgain);
  await context.close();
}

async function signedIn() {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(portal.signInUrl);
  await page.getByLabel('Name').fill('bench');
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill('a long enough phrase');
  await page.getByLabel('Repeat the password').fill('a long enough phrase');
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await page.getByText(FIRST).first().waitFor();
  const state = await context.storageState();
  await context.close();
  return state;
}

/**
 * The ms until the first row of the grid holds `text` and a frame with it was painted, looking every 4 ms; from the next
 * click, or from the start of the navigation. The function runs in the page, so it names no inner function: tsx would wrap it
 * with a helper that the page lacks.
 */
function untilPainted(page: Page, text: string, fromClick: boolean): Promise<number> {
  return page.evaluate(
    ({ wanted, click }) =>
      new Promise<number>((resolve) => {
        const begun = { at: click ? NaN : 0 };
        if (click) addEventListener('click', (event) => (begun.at = event.timeStamp), { capture: true, once: true });
        const timer = setInterval(() => {
          const first = document.querySelectorAll('main [role="row"]')[1];
          if (Number.isNaN(begun.at) || first?.textContent.includes(wanted) !== true) return;
          clearInterval(timer);
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun.at)));
        }, 4);
      }),
    { wanted: text, click: fromClick },
  );
}

/** How long the first list took that was asked for since; the ms that the page could not have saved. */
async function answerTime(page: Page, since: number): Promise<number> {
  return page.evaluate(
    (from) =>
      performance
        .getEntriesByType('resource')
        .find(({ name, startTime }) => startTime >= from && name.includes('/api/accounts?'))?.duration ?? NaN,
    since,
  );
}
