/** What a benchmark ran on: figures mean nothing without it. */
import { execFileSync } from 'node:child_process';
import { cpus, loadavg, release, totalmem } from 'node:os';

export interface Machine {
  readonly date: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  /** Server's version. */
  readonly postgres: string;
  /** One-minute load average before the first benchmark; what others did meanwhile is in the figures. */
  readonly loadBefore: number;
}

/** @param postgresBin folder of the PostgreSQL server's programs */
export function describeMachine(postgresBin: string): Machine {
  const processors = cpus();
  return {
    date: new Date().toISOString(),
    cpu: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()}`,
    node: process.version,
    postgres: execFileSync(`${postgresBin}/postgres`, ['--version'], { encoding: 'utf8' }).trim(),
    loadBefore: loadavg()[0] ?? NaN,
  };
}
