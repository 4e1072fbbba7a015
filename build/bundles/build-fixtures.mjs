/** The fixtures for other people's tests: the module, and the one .d.ts that describes it. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { generateDtsBundle } from 'dts-bundle-generator';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');
process.chdir(root);

await build({ configFile: path.join(root, 'simulator/vite.fixtures.config.ts'), logLevel: 'warn' });

const [types = ''] = generateDtsBundle(
  [
    {
      filePath: 'simulator/fixtures/index.ts',
      output: { exportReferencedTypes: false, noBanner: true },
    },
  ],
  { preferredConfigPath: 'simulator/fixtures/tsconfig.types.json' },
);
const imported = types.split('\n').filter((line) => /^import |from ['"]/.test(line));
if (imported.length > 0) throw new Error(`The types must stand alone, but import: ${imported.join(' ')}`);
// `AsyncDisposable`, for whoever compiles without Node's types. The generator drops references to libraries.
const { description } = JSON.parse(await readFile('simulator/fixtures/package.template.json', 'utf8'));
await writeFile(
  'out/fixtures/index.d.ts',
  `/** ${description} */\n/// <reference lib="esnext.disposable" />\n\n${types}`,
);
