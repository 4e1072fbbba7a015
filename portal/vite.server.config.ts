import { cp } from 'node:fs/promises';
import path from 'node:path';
import { type Plugin, defineConfig } from 'vite';

const at = (...parts: string[]) => path.resolve(import.meta.dirname, ...parts);
const outDir = at('../out/portal/server');

/** The migrations are read at run time, so they stand beside the bundle as they stand beside the store's sources. */
function copyMigrations(): Plugin {
  let target = outDir;
  return {
    name: 'copy-migrations',
    configResolved({ root, build }) {
      target = path.resolve(root, build.outDir);
    },
    async closeBundle() {
      await cp(at('server/store/migrations'), path.join(target, 'migrations'), { recursive: true });
    },
  };
}

/** The portal's server: one module with @roomkey/shared inside; the packages of node_modules stay outside. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [copyMigrations()],
  ssr: { noExternal: [/^@roomkey\/shared/] },
  build: {
    ssr: at('server/index.ts'),
    target: 'node20.18',
    outDir,
    emptyOutDir: true,
    sourcemap: true,
    rolldownOptions: { output: { entryFileNames: 'index.js', codeSplitting: false } },
  },
});
