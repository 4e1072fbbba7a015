import path from 'node:path';
import { defineConfig } from 'vite';

const at = (...parts: string[]) => path.resolve(import.meta.dirname, ...parts);

/** The page that shows a running machine (`npm run console -- --inspect`). It is in no package. */
export default defineConfig({
  root: at('main/inspect'),
  base: './',
  build: {
    target: ['chrome120', 'edge120', 'firefox128', 'safari17'],
    outDir: at('out/inspect'),
    emptyOutDir: true,
    reportCompressedSize: false,
    // SECURITY: the content security policy allows neither data: scripts nor inline ones.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
