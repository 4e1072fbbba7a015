/** From what stands behind `--scenario` to the scenarios. */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { type NamedScenario, readScenario, ScenarioError } from '../scenario/read-scenario';

/**
 * Files as they are given, folders with all `.yaml` and `.yml` files in them, by name. Throws a ScenarioError that names what
 * is wrong with all of them, so that nobody mends one file after another.
 */
export async function collectScenarios(paths: readonly string[]): Promise<NamedScenario[]> {
  const files = (await Promise.all(paths.map(filesOf))).flat();
  const problems: string[] = [];
  const scenarios: NamedScenario[] = [];
  for (const file of files) {
    try {
      scenarios.push(await readScenario(file));
    } catch (thrown) {
      if (!(thrown instanceof ScenarioError)) throw thrown;
      problems.push(thrown.message);
    }
  }
  if (problems.length > 0) throw new ScenarioError(problems.join('\n'));
  return scenarios;
}

async function filesOf(given: string): Promise<string[]> {
  const found = await stat(given).catch(() => null);
  if (found === null) throw new ScenarioError(`${given}: there is no such file or folder`);
  if (!found.isDirectory()) return [given];
  const names = (await readdir(given)).filter((name) => /\.ya?ml$/i.test(name)).sort();
  if (names.length === 0) throw new ScenarioError(`${given}: there is no scenario in this folder`);
  return names.map((name) => path.join(given, name));
}
