import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Plugin, defineConfig, mergeConfig } from 'vite';
import server from './vite.server.config';

const at = (...parts: string[]) => path.resolve(import.meta.dirname, ...parts);
const outDir = at('../out/portal-packaged/server');
const pglite = at('../node_modules/@electric-sql/pglite/dist');

/** PGlite looks for its database files beside the code that it is in. */
function copyDatabaseFiles(): Plugin {
  return {
    name: 'copy-database-files',
    async closeBundle() {
      await mkdir(outDir, { recursive: true });
      for (const name of ['pglite.wasm', 'pglite.data', 'initdb.wasm'])
        await cp(path.join(pglite, name), path.join(outDir, name));
    },
  };
}

/** The portal's server for the packaged demo: its packages inside as well, so that none has to stand beside it. */
export default mergeConfig(
  server,
  defineConfig({
    plugins: [copyDatabaseFiles()],
    ssr: {
      noExternal: true,
      // A native module, packed as its package; pg looks for its own native sister, which is not used.
      external: ['@node-rs/argon2', 'pg-native'],
    },
    build: {
      ssr: at('server/utility-process.ts'),
      outDir,
      sourcemap: false,
      minify: true,
      license: { fileName: 'third-party-licences.md' },
    },
  }),
);
