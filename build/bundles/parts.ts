import path from 'node:path';
import { projectRoot } from '../preflight.mjs';

/** One thing that is built by one tool run. */
export interface Part {
  readonly name: string;
  /** Files and folders whose content decides whether the part is built anew; relative to the project. */
  readonly inputs: readonly string[];
  /** Without one of these the part is not built. */
  readonly outputs: readonly string[];
  /** A Node script and its arguments. */
  readonly command: readonly [script: string, ...args: string[]];
}

const tool = (file: string) => path.join(projectRoot, 'node_modules', file);
const common = ['shared', 'package.json', 'package-lock.json'];

export const parts: readonly Part[] = [
  {
    name: 'console',
    inputs: [...common, 'main', 'renderer', 'electron.vite.config.ts', 'build/bundles'],
    outputs: [
      'out/main/index.js',
      'out/preload/console.cjs',
      'out/preload/front-of-room.cjs',
      'out/preload/demo-desk.cjs',
      'out/renderer/index.html',
      'out/main/first-paint/en.json',
    ],
    command: ['--import', 'tsx', 'build/bundles/build-console.ts'],
  },
  {
    name: 'inspect page',
    inputs: [...common, 'main/inspect', 'docs/images/statechart.svg', 'inspect.vite.config.ts'],
    outputs: ['out/inspect/index.html'],
    command: [tool('vite/bin/vite.js'), 'build', '--logLevel', 'warn', '--config', 'inspect.vite.config.ts'],
  },
  {
    name: 'portal server',
    inputs: [...common, 'portal/server', 'portal/package.json', 'portal/vite.server.config.ts'],
    outputs: ['out/portal/server/index.js', 'out/portal/server/migrations'],
    command: [tool('vite/bin/vite.js'), 'build', '--logLevel', 'warn', '--config', 'portal/vite.server.config.ts'],
  },
  {
    name: 'new database',
    inputs: ['portal/server/store', 'package-lock.json'],
    outputs: ['out/portal/new-database'],
    command: [tool('tsx/dist/cli.mjs'), 'portal/server/store/write-prepared-database.ts', 'out/portal/new-database'],
  },
  {
    name: 'portal web',
    inputs: [...common, 'portal/web', 'portal/package.json', 'portal/vite.web.config.ts'],
    outputs: ['out/portal/web/index.html'],
    command: [tool('vite/bin/vite.js'), 'build', '--logLevel', 'warn', '--config', 'portal/vite.web.config.ts'],
  },
  {
    name: 'simulator',
    inputs: [...common, 'main/adapters', 'simulator'],
    outputs: ['out/simulator/index.js', 'out/simulator/vault-helper.js'],
    command: [
      tool('vite/bin/vite.js'),
      'build',
      '--logLevel',
      'warn',
      '--config',
      'simulator/vite.simulator.config.ts',
    ],
  },
];

/** Needed by those who package it only. */
export const fixturesPart: Part = {
  name: 'fixtures',
  inputs: [...common, 'main/adapters', 'simulator'],
  outputs: ['out/fixtures/index.js', 'out/fixtures/index.d.ts'],
  command: ['build/bundles/build-fixtures.mjs'],
};

/** Needed by those who package the demo only. */
export const packagedPortalPart: Part = {
  name: 'packaged portal',
  inputs: [
    ...common,
    'portal/server',
    'portal/package.json',
    'portal/vite.server.config.ts',
    'portal/vite.packaged.config.ts',
  ],
  outputs: ['out/portal-packaged/server/index.js', 'out/portal-packaged/server/pglite.wasm'],
  command: [tool('vite/bin/vite.js'), 'build', '--logLevel', 'error', '--config', 'portal/vite.packaged.config.ts'],
};

/** Tests are no input of what they test. */
export function isInput(file: string): boolean {
  return !/(^|[\\/])test[\\/]|\.test\.tsx?$|tsconfig\.json$/.test(file);
}
