/** Where a run ran: figures mean little without it. */
import { availableParallelism, cpus, totalmem } from 'node:os';
import process from 'node:process';
import manifest from '../package.json';
import type { RunResult } from './run-result';

export const machineFacts = (): RunResult['machine'] => ({
  cpus: availableParallelism(),
  cpuModel: cpus()[0]?.model.trim() ?? 'unknown',
  memoryBytes: totalmem(),
  platform: `${process.platform} ${process.arch}`,
});

export const versions = (): RunResult['versions'] => ({ roomkey: manifest.version, node: process.versions.node });
