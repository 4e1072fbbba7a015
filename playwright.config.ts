import { defineConfig } from '@playwright/test';

/** Three projects: the portal's pages in Chromium, the console's window, and both together. One worker: kiosk windows share a display. */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/support/seeded-data.ts',
  fullyParallel: false,
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  // One second try in CI, for starts of a browser that hang before any code of ours runs; such a test is reported as flaky.
  retries: process.env['CI'] === undefined ? 0 : 1,
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  outputDir: 'test-results/playwright',
  projects: [
    {
      name: 'portal',
      testDir: 'e2e/portal',
      use: {
        browserName: 'chromium',
        // Dialogs come and go at once, as whoever asks for less motion has them; nothing here looks at how they move.
        contextOptions: { reducedMotion: 'reduce' },
        launchOptions: {
          executablePath: process.env['ROOMKEY_CHROMIUM'] ?? '/usr/bin/chromium',
          args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
        },
      },
    },
    { name: 'console', testDir: 'e2e/console' },
    { name: 'flows', testDir: 'e2e/flows' },
    // The demo in one package, packed by the tests themselves on Linux.
    ...(process.platform === 'linux' || process.env['ROOMKEY_DEMO'] !== undefined
      ? [{ name: 'packaged-demo', testDir: 'e2e/packaged-demo' }]
      : []),
    // Drives the console as it is shipped, all fuses set: the packed one on Linux, the installed one on Windows.
    ...(process.env['ROOMKEY_INSTALLED'] === undefined ? [] : [{ name: 'installed', testDir: 'e2e/installed' }]),
  ],
});
