import { defineConfig } from 'vitest/config';

/**
 * One project per floor; each mirrors the sources of its floor. Without isolation the files of a project share one process
 * and load the sources once: no file may leave a changed global, environment or mock behind. The renderer's need it, because
 * Testing Library sets up its cleaning in the file that loads it first.
 */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'shared', isolate: false, include: ['shared/test/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'main',
          isolate: false,
          include: ['main/test/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'renderer', include: ['renderer/**/*.test.tsx'], environment: 'jsdom' } },
      {
        test: {
          name: 'portal',
          isolate: false,
          include: ['portal/test/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          globalSetup: ['portal/test/global-setup.ts'],
        },
      },
      {
        test: {
          name: 'simulator',
          isolate: false,
          include: ['simulator/test/**/*.test.ts'],
          // They test the scenarios, for minutes: `npm run test:full`.
          exclude: process.env['ROOMKEY_TEST_FULL'] === undefined ? ['simulator/test/mutations/**'] : [],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      { test: { name: 'launcher', isolate: false, include: ['launcher/test/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'bench', isolate: false, include: ['bench/test/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'lint', isolate: false, include: ['lint/test/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'build', include: ['build/test/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
      // One project after the other, whatever order their files have: a worker that changes its project begins anew.
    ].map(({ test }, groupOrder) => ({ test: { ...test, sequence: { groupOrder } } })),
  },
});
