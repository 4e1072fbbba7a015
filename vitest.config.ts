import { defineConfig } from 'vitest/config';

/** One project per floor; each mirrors the sources of its floor. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'shared', include: ['shared/test/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'main', include: ['main/test/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 60_000 } },
      { test: { name: 'renderer', include: ['renderer/**/*.test.tsx'], environment: 'jsdom' } },
      {
        test: {
          name: 'portal',
          include: ['portal/test/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          globalSetup: ['portal/test/global-setup.ts'],
        },
      },
      {
        test: {
          name: 'simulator',
          include: ['simulator/test/**/*.test.ts'],
          // They test the scenarios, for minutes: `npm run test:full`.
          exclude: process.env['ROOMKEY_TEST_FULL'] === undefined ? ['simulator/test/mutations/**'] : [],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      { test: { name: 'launcher', include: ['launcher/test/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'bench', include: ['bench/test/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'lint', include: ['lint/test/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'build', include: ['build/test/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
    ],
  },
});
