import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  reporter: 'line',
  outputDir: 'results',
  use: { launchOptions: { executablePath: process.env['ROOMKEY_CHROMIUM'] ?? '/usr/bin/chromium' } },
});
