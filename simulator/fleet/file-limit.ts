import { readFile } from 'node:fs/promises';

/** Own: what the process needs besides one connection for each console. */
const others = 200;

/**
 * A sentence when this user may not open a connection for each console, else null. Node has raised the soft limit to the
 * hard one already. Only Linux says; elsewhere the first refused connection will.
 */
export async function tooFewFiles(devices: number): Promise<string | null> {
  const limits = await readFile('/proc/self/limits', 'utf8').catch(() => '');
  const soft = /^Max open files\s+(\d+)/m.exec(limits)?.[1];
  const needed = devices + others;
  if (soft === undefined || Number(soft) >= needed) return null;
  return `This shell may open ${soft} files at once; ${devices} consoles need ${needed}. First run: ulimit -n ${needed}`;
}
