import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { HelperHost } from '../../adapters/helper/helper-host';
import { createNodeHelperHost } from '../../adapters/helper/node-helper-host';

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const adapter = (file: string): string => path.resolve(import.meta.dirname, '../../adapters', file);

/** The helpers' sources, run as they are. */
export const VAULT_HELPER = adapter('vault/vault-helper.ts');
export const PROBE_HELPER = adapter('probe/probe-helper.ts');

/** Node's options for running TypeScript sources in a child process. */
export const TYPESCRIPT_ARGV = ['--import', TSX];

/** Helpers from TypeScript sources; `env` is put over the environment, an undefined value takes a name out of it. */
export function createSourceHelperHost(env: Readonly<Record<string, string | undefined>> = {}): HelperHost {
  return createNodeHelperHost({ execArgv: TYPESCRIPT_ARGV, env: { ...process.env, ...env } });
}
