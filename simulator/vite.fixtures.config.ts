import path from 'node:path';
import { defineConfig } from 'vite';

const at = (...parts: string[]) => path.resolve(import.meta.dirname, ...parts);

/** The fixtures for other people's tests: one module with Roomkey's own code inside; packages stay outside. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  ssr: { noExternal: [/^@roomkey\/shared/] },
  build: {
    ssr: at('fixtures/index.ts'),
    target: 'node20.18',
    outDir: at('../out/fixtures'),
    emptyOutDir: true,
    rolldownOptions: { output: { entryFileNames: 'index.js', codeSplitting: false } },
  },
});
