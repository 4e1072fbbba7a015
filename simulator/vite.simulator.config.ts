import path from 'node:path';
import { defineConfig } from 'vite';

const at = (...parts: string[]) => path.resolve(import.meta.dirname, ...parts);

/** The simulator and the helper that speaks to the keychain; the packages of node_modules stay outside. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  ssr: { noExternal: [/^@roomkey\/shared/] },
  build: {
    ssr: true,
    target: 'node20.18',
    outDir: at('../out/simulator'),
    emptyOutDir: true,
    sourcemap: true,
    rolldownOptions: {
      input: { index: at('index.ts'), 'vault-helper': at('../main/adapters/vault/vault-helper.ts') },
      // All in one folder: the program looks for its helper beside itself.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
