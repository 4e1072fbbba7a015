import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { endChild } from './child';
import { TYPESCRIPT_ARGV } from './helper-processes';
import { makeTempFolder } from './temp-folder';

const ENTRY = path.resolve(import.meta.dirname, '../../../portal/server/index.ts');

/** A whole portal in a process of its own, with the sample organisation and test controls. */
export interface RealPortal {
  readonly url: string;
  /** An administrator's API token. */
  readonly apiToken: string;
  stop(): Promise<void>;
}

/** `further`: of its command line, as `--demo`. */
export async function startRealPortal(...further: readonly string[]): Promise<RealPortal> {
  const folder = await makeTempFolder();
  const tokenFile = path.join(folder.path, 'api-token');
  const options = ['--port', '0', '--data', path.join(folder.path, 'data'), '--seed', 'contoso', '--test-controls'];
  const portal = spawn(
    process.execPath,
    [...TYPESCRIPT_ARGV, ENTRY, ...options, ...further, '--api-token-file', tokenFile],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const stop = async (): Promise<void> => {
    await endChild(portal);
    await folder.remove();
  };
  try {
    return { url: await printedUrl(portal), apiToken: (await readFile(tokenFile, 'utf8')).trim(), stop };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

/** Goes on reading after the address came: a pipe that nobody empties would stop the portal. */
function printedUrl({ stdout }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (stdout === null) throw new Error('The portal has no output');
    const lines = createInterface({ input: stdout });
    lines.on('line', (line) => {
      const url = /^Portal: (\S+)/.exec(line)?.[1];
      if (url !== undefined) resolve(url);
    });
    lines.on('close', () => reject(new Error('The portal ended before it listened')));
  });
}
