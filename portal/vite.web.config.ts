import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const at = (...parts: string[]) => path.resolve(import.meta.dirname, ...parts);

/** The portal's site, served by the portal's server. */
export default defineConfig({
  root: at('web'),
  base: '/',
  plugins: [react()],
  build: {
    target: ['chrome120', 'edge120', 'firefox128', 'safari17'],
    outDir: at('../out/portal/web'),
    emptyOutDir: true,
    license: { fileName: 'third-party-licences.md' },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_500,
    // SECURITY: the content security policy allows neither data: scripts nor inline ones.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
