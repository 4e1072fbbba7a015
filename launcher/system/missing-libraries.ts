import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * The shared libraries that the loader cannot find for a binary.
 *
 * @returns their names, or undefined when none is missing
 */
export async function missingLibraries(binary: string): Promise<string | undefined> {
  const { stdout } = await run('ldd', [binary]);
  const names = parseMissing(stdout);
  return names.length === 0 ? undefined : names.join(', ');
}

/** Lines of ldd such as `libnss3.so => not found`. */
export function parseMissing(output: string): string[] {
  return output.split('\n').flatMap((line) => /^\s*(\S+) => not found/.exec(line)?.[1] ?? []);
}
