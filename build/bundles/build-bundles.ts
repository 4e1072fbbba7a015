import { spawn } from 'node:child_process';
import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { stripVTControlCharacters } from 'node:util';
import { withExclusiveLock } from '../exclusive-lock';
import { projectRoot } from '../preflight.mjs';
import { inputHash } from './input-hash';
import { type Part, isInput, parts } from './parts';

/** A part could not be built; the tool's own output is in the message. */
class BuildError extends Error {
  override readonly name = 'BuildError';
}

interface BuildOptions {
  readonly say?: (line: string) => void;
  /** Build everything, changed or not. */
  readonly force?: boolean;
  /** Parts that are not built otherwise. */
  readonly also?: readonly Part[];
}

/**
 * Builds the parts whose inputs have changed since their last build. Two commands may call it at once.
 *
 * @throws BuildError
 */
export async function buildBundles(options: BuildOptions = {}): Promise<void> {
  const say = options.say ?? ((line: string) => void process.stderr.write(`${line}\n`));
  await withExclusiveLock(
    path.join(projectRoot, 'out', '.build', 'lock'),
    async () => {
      const results = await Promise.allSettled(
        [...parts, ...(options.also ?? [])].map((part) => buildPart(part, say, options.force === true)),
      );
      const failed = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));
      if (failed.length > 0) throw new BuildError(failed.join('\n'));
    },
    {
      onWait: () => {
        say('Waiting for another build to end.');
      },
    },
  );
}

async function buildPart(part: Part, say: (line: string) => void, force: boolean): Promise<void> {
  const mark = path.join(projectRoot, 'out', '.build', part.name.replaceAll(' ', '-'));
  const hash = await inputHash(projectRoot, part.inputs, isInput);
  if (!force && (await isBuilt(part, mark, hash))) return;
  const start = performance.now();
  await rm(mark, { force: true });
  await runTool(part);
  await mkdir(path.dirname(mark), { recursive: true });
  await writeFile(mark, hash);
  say(`Built ${part.name} in ${((performance.now() - start) / 1000).toFixed(1)} s.`);
}

async function isBuilt(part: Part, mark: string, hash: string): Promise<boolean> {
  try {
    await Promise.all(part.outputs.map((file) => access(path.join(projectRoot, file))));
    return (await readFile(mark, 'utf8')) === hash;
  } catch {
    return false;
  }
}

async function runTool(part: Part): Promise<void> {
  const tool = spawn(process.execPath, [...part.command], {
    cwd: projectRoot,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [tool.stdout, tool.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    tool.once('error', reject);
    tool.once('close', resolve);
  });
  if (code !== 0) throw new BuildError(`Building ${part.name} failed:\n${stripVTControlCharacters(output).trim()}`);
}
