/**
 * Resource accounts with 5,000 rows in a real Chromium, on PGlite: from a click until rows are painted, and until they are
 * painted in another order. Targets: 250 ms and 100 ms. `npm run build` first, then `npx tsx bench/portal-page.ts`.
 */
import { chromium, type Locator, type Page } from '@playwright/test';
import { startBenchPortal } from './bench-portal';
import { report } from './report';

const ROWS = 5000;
const RUNS = 7;
const FIRST = 'Room 0000';
const LAST = `Room ${ROWS - 1}`;

const portal = await startBenchPortal();
const browser = await chromium.launch({ executablePath: process.env['ROOMKEY_CHROMIUM'] ?? '/usr/bin/chromium' });
try {
  await portal.importAccounts(ROWS);
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await chooseCredentials(page);
  const visible: number[] = [];
  const sorted: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await page.getByRole('link', { name: 'Rooms', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Rooms' }).waitFor();
    visible.push(await untilPainted(page, page.getByRole('link', { name: 'Resource accounts' }), FIRST));
    const name = page.getByRole('columnheader', { name: 'Name' }).getByRole('button');
    sorted.push(await untilPainted(page, name, LAST));
  }
  report(`Resource accounts, ${ROWS} rows`, [
    { what: 'visible', unit: 'ms', values: visible, target: 250 },
    { what: 'sorted', unit: 'ms', values: sorted, target: 100 },
  ]);
} finally {
  await browser.close();
  await portal.stop();
}

async function chooseCredentials(page: Page): Promise<void> {
  await page.goto(portal.signInUrl);
  await page.getByLabel('Name').fill('bench');
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill('a long enough phrase');
  await page.getByLabel('Repeat the password').fill('a long enough phrase');
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await page.getByText(FIRST).first().waitFor();
}

/**
 * Clicks, and gives the ms until the first row of the grid holds `text` and a frame with it was painted; looks every 4 ms.
 * The function runs in the page, so it names no inner function: tsx would wrap it with a helper that the page lacks.
 */
async function untilPainted(page: Page, target: Locator, text: string): Promise<number> {
  const painted = page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const click = { at: NaN };
        addEventListener('click', (event) => (click.at = event.timeStamp), { capture: true, once: true });
        const timer = setInterval(() => {
          const first = document.querySelectorAll('main [role="row"]')[1];
          if (Number.isNaN(click.at) || first?.textContent.includes(wanted) !== true) return;
          clearInterval(timer);
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - click.at)));
        }, 4);
      }),
    text,
  );
  await target.click();
  return painted;
}
