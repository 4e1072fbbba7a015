import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { themeStyles } from './renderer/theme/themes';

const at = (...parts: string[]) => path.resolve(import.meta.dirname, ...parts);

/**
 * The oldest runtime that has to start what is built here: Electron 33 (development and tests, build/runtime).
 * electron-vite would take the newest one it knows from node_modules.
 */
const nodeTarget = 'node20.18';
const chromeTarget = 'chrome130';

/** Names the packages inside a bundle and gives their licences, as those ask for. */
const licences = 'third-party-licences.md';

/** `import 'virtual:themes.css'`: Fluent's themes as a style sheet, made of the package itself at build time. */
const themes: Plugin = {
  name: 'roomkey:themes',
  resolveId: (id) => (id === 'virtual:themes.css' ? at('renderer/theme/themes.css') : null),
  load: (id) => (id === at('renderer/theme/themes.css') ? themeStyles() : null),
};

/** The console. What stands in `dependencies` (two native-minded packages) is packed beside the bundles, all else inside. */
export default defineConfig({
  main: {
    build: {
      target: nodeTarget,
      minify: true,
      outDir: at('out/main'),
      license: { fileName: licences },
      rolldownOptions: {
        input: {
          index: at('main/app/index.ts'),
          'vault-helper': at('main/adapters/vault/vault-helper.ts'),
          'probe-helper': at('main/adapters/probe/probe-helper.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: nodeTarget,
      minify: true,
      outDir: at('out/preload'),
      externalizeDeps: false,
      isolatedEntries: true,
      rolldownOptions: {
        input: {
          console: at('main/preload/console.ts'),
          'front-of-room': at('main/preload/front-of-room.ts'),
          configuration: at('main/preload/configuration.ts'),
          'demo-desk': at('main/preload/demo-desk.ts'),
        },
        // A sandboxed preload script must be CommonJS and one file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react(), themes],
    build: {
      target: chromeTarget,
      minify: true,
      outDir: at('out/renderer'),
      license: { fileName: licences },
      reportCompressedSize: false,
      // SECURITY: the content security policy allows neither data: scripts nor inline ones.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: {
          index: at('renderer/index.html'),
          'front-of-room': at('renderer/front-of-room/index.html'),
        },
      },
    },
  },
});
