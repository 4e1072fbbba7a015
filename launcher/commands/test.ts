import { parseArgs } from 'node:util';
import { buildBundles } from '../../build/bundles/build-bundles';
import { packConsole } from '../../build/pack/pack-console';
import { addUp, describeTotal } from '../checks/counts';
import { runStages } from '../checks/run-stages';
import { inOwnSession } from '../display/own-session';
import { prepareConsoleRuntime } from '../process/console-runtime';
import { testTools, virtualScreen } from '../system/requirements';

/** `roomkey test [--full]`: everything, in order, to the end even if something fails. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { full: { type: 'boolean', default: false } } });
  await prepareConsoleRuntime([...virtualScreen, ...testTools]);
  await buildBundles();
  const env = {
    ...process.env,
    ...(values.full ? { ROOMKEY_TEST_FULL: '1' } : {}),
    ROOMKEY_INSTALLED: await packedConsole(),
  };
  const counts = await inOwnSession(env, (checksEnv) =>
    inOwnSession(env, (besideEnv) => runStages(checksEnv, besideEnv)),
  );
  const total = addUp(counts);
  process.stdout.write(`\n${describeTotal(total)}\n`);
  return total.failed === 0 ? 0 : 1;
}

/** The console as it is shipped: one end-to-end test starts it with all its fuses. */
async function packedConsole(): Promise<string> {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const { executable } = await packConsole({ variant: 'app', installers: false, release: false, say });
  return executable;
}
