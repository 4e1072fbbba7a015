import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** The oldest Node that the tools accept (package.json, "engines"). */
const oldestNode = { major: 20, minor: 19 };

/**
 * Says what keeps Roomkey's own commands from starting, in words a person can act on.
 * Plain JavaScript without dependencies, since it runs before anything can be relied on.
 *
 * @param {string} nodeVersion such as `20.19.0`
 * @param {(file: string) => boolean} exists
 * @returns {string | undefined} undefined when nothing is missing
 */
export function preflightProblem(nodeVersion = process.versions.node, exists = existsSync) {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  if (major < oldestNode.major || (major === oldestNode.major && minor < oldestNode.minor)) {
    return `Roomkey needs Node ${String(oldestNode.major)}.${String(oldestNode.minor)} or newer; this is Node ${nodeVersion}. Install a newer one from https://nodejs.org and try again.`;
  }
  const missing = ['tsx', 'vite', 'electron'].filter(
    (name) => !exists(path.join(projectRoot, 'node_modules', name, 'package.json')),
  );
  if (missing.length > 0) {
    return `Roomkey's packages are not installed (missing: ${missing.join(', ')}). Run \`npm ci\` in ${projectRoot} first.`;
  }
  return undefined;
}

/** Ends the process with a plain message when something is missing. */
export function requirePreflight() {
  const problem = preflightProblem();
  if (problem === undefined) return;
  console.error(problem);
  process.exit(1);
}
