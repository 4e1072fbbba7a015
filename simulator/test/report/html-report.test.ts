import { type Browser, chromium, type Page } from '@playwright/test';
import axe from 'axe-core';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTempFolder } from '../../../main/test/support/temp-folder';
import { htmlReport } from '../../report/html/html-report';
import type { RunResult } from '../../report/run-result';
import { deviceRun, fleetOf, HOSTILE, hostileResult, sampleResult } from './sample-result';

/** Each theme and each width, once; `npm run test:full` takes every theme at every width. */
const LOOKS = [
  ['light', 1280],
  ['dark', 390],
  ...(process.env['ROOMKEY_TEST_FULL'] === undefined
    ? []
    : ([
        ['light', 390],
        ['dark', 1280],
      ] as const)),
] as const;

let browser: Browser;
let folder: Awaited<ReturnType<typeof makeTempFolder>>;

beforeAll(async () => {
  folder = await makeTempFolder();
  browser = await chromium.launch({ executablePath: process.env['ROOMKEY_CHROMIUM'] ?? '/usr/bin/chromium' });
});
afterAll(async () => {
  await browser.close();
  await folder.remove();
});

interface Opened {
  readonly page: Page;
  /** What the page asked for besides itself, and what its policy refused. */
  readonly requests: string[];
  readonly complaints: string[];
  readonly close: () => Promise<void>;
}

async function open(result: RunResult, options: Parameters<Browser['newContext']>[0] = {}): Promise<Opened> {
  const file = path.join(folder.path, 'report.html');
  await writeFile(file, htmlReport(result));
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => void requests.push(request.url()));
  page.on('console', (message) => void complaints.push(message.text()));
  page.on('dialog', (dialog) => void dialog.dismiss());
  const url = pathToFileURL(file).href;
  await page.goto(url);
  return {
    page,
    requests: requests.filter((each) => each !== url && !each.startsWith('data:')),
    complaints,
    close: () => context.close(),
  };
}

describe('the HTML report in a browser', () => {
  it('runs nothing that a device, a scenario or a portal says, and asks nobody for anything', async () => {
    const { page, requests, complaints, close } = await open(hostileResult());
    expect(await page.title()).toBe('Failed: 1 scenario – Roomkey simulator');
    expect(await page.locator('script, img, main x').count()).toBe(0);
    expect(await page.locator('summary strong').first().innerText()).toContain(HOSTILE.slice(0, 40));
    expect(await page.locator('body').innerText()).toContain('reversed \\u{202e}txt');
    expect(requests).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('would refuse a script even if one had slipped in', async () => {
    const { page, complaints, close } = await open(fleetOf(1));
    // Puts what React would never write into the page, as a parser would find it there.
    const html = htmlReport(fleetOf(1)).replace('<main>', '<main><script>document.title = "broken"</script>');
    await page.setContent(html);
    expect(await page.title()).not.toBe('broken');
    expect(complaints.join()).toContain('Content Security Policy');
    await close();
  });

  it.each([
    ['one console', fleetOf(1)],
    ['30 consoles with failures', fleetOf(30, [4, 9])],
    ['1,000 consoles', fleetOf(1000, [4, 9, 300])],
    ['nothing at all', sampleResult([], { interrupted: true })],
  ])('is accessible in light and dark, on a desk and on a phone: %s', { timeout: 180_000 }, async (_, result) => {
    for (const [colorScheme, width] of LOOKS) {
      const { page, close } = await open(result, { colorScheme, viewport: { width, height: 800 } });
      await page.evaluate(axe.source);
      const violations = await page.evaluate(
        `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
      );
      expect(violations).toEqual([]);
      const tooWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
      expect(tooWide, 'scrolls sideways').toBe(false);
      await close();
    }
  });

  it('shows failures first, each with its event log, and a sample of the rest', async () => {
    const { page, close } = await open(fleetOf(1000, [4, 9, 300]));
    expect(await page.locator('h2').first().innerText()).toBe('Failures');
    const failed = page.locator('.failed').first();
    expect(await failed.innerText()).toContain('fleet-1-0005');
    expect(await failed.locator('tbody tr').count()).toBe(6);
    expect(await page.locator('.rows > li').count()).toBe(60);
    await page.locator('.rows summary').first().press('Enter');
    expect(await page.locator('.rows details').first().getByRole('table').isVisible()).toBe(true);
    await close();
  });

  it('shows every state of a scenario, also those that took no time', async () => {
    const instant = { ...deviceRun(0), durationMs: 0, scenario: { name: 's', file: 's.yaml', description: 'd' } };
    const timeline = instant.timeline.map((stay) => ({ ...stay, fromMs: 0, durationMs: 0 }));
    const runs = Array.from({ length: 80 }, (_, index) => ({ ...instant, name: `scenario-${index}`, timeline }));
    const { page, close } = await open(sampleResult(runs, { kind: 'scenarios' }));
    expect(await page.locator('.rows > li').count()).toBe(80);
    const bar = page.locator('.rows svg').first();
    expect(await bar.getAttribute('aria-label')).toContain('agreement 0 ms');
    const widths = await bar
      .locator('rect')
      .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().width));
    expect(widths).toHaveLength(9);
    expect(Math.min(...widths)).toBeGreaterThan(20);
    await close();
  });

  it('stays small with many consoles, also when all fail', () => {
    expect(htmlReport(fleetOf(1000)).length).toBeLessThan(500_000);
    const all = Array.from({ length: 1000 }, (_, index) => index);
    const html = htmlReport(fleetOf(1000, all));
    expect(html.length).toBeLessThan(1_000_000);
    expect(html).toContain('950 more failed');
  });
});
