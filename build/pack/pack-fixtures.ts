import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { withExclusiveLock } from '../exclusive-lock';
import { projectRoot } from '../preflight.mjs';
import { fixturesManifest } from './fixtures-manifest';

const run = promisify(execFile);
const out = (...parts: string[]) => path.join(projectRoot, 'out', ...parts);
const source = (...parts: string[]) => path.join(projectRoot, 'simulator/fixtures', ...parts);

/**
 * Packs the bundles in out/ (portal, fixtures) as a package that others install. Two commands may call it at once.
 *
 * @returns the tarball's path in dist/
 */
export async function packFixtures(): Promise<string> {
  const stage = path.join(projectRoot, 'dist/fixtures');
  return withExclusiveLock(`${stage}.lock`, async () => {
    await rm(stage, { recursive: true, force: true });
    await mkdir(stage, { recursive: true });
    const copies: readonly (readonly [from: string, to: string])[] = [
      [out('fixtures/index.js'), 'index.js'],
      [out('fixtures/index.d.ts'), 'index.d.ts'],
      [out('portal/server'), 'portal/server'],
      [out('portal/web'), 'portal/web'],
      [out('portal/new-database'), 'portal/new-database'],
      [source('README.md'), 'README.md'],
      [source('examples'), 'examples'],
      [path.join(projectRoot, 'LICENSE'), 'LICENSE'],
    ];
    for (const [from, to] of copies) await cp(from, path.join(stage, to), { recursive: true, filter: isShipped });
    await withoutMapReference(path.join(stage, 'portal/server/index.js'));
    const manifest = await fixturesManifest();
    await writeFile(path.join(stage, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
    const { stdout } = await run(
      'npm',
      ['pack', '--json', '--ignore-scripts', '--pack-destination', path.dirname(stage)],
      {
        cwd: stage,
        shell: process.platform === 'win32',
      },
    );
    return path.join(projectRoot, 'dist', packedName(stdout));
  });
}

/** Maps hold the sources; snapshots of the schema are for those who write migrations. */
function isShipped(file: string): boolean {
  return !file.endsWith('.map') && !/_snapshot\.json$|tsconfig\.json$/.test(file);
}

async function withoutMapReference(file: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/^\/\/# sourceMappingURL=.*$/m, ''));
}

function packedName(json: string): string {
  const [packed]: { filename: string }[] = JSON.parse(json) as { filename: string }[];
  if (packed === undefined) throw new Error('npm packed nothing');
  return packed.filename;
}
