import path from 'node:path';
import { buildBundles } from '../../build/bundles/build-bundles';
import { lacksDisplay, startVirtualSession } from '../display/virtual-session';
import { createChildren, describeExit } from '../process/children';
import { consoleArguments, optionValue, prepareConsoleRuntime, watchedConsole } from '../process/console-runtime';
import { dataFolder } from '../process/data-folder';
import { runForeground } from '../process/run-foreground';
import { endAsked } from '../process/signals';
import { virtualScreen } from '../system/requirements';
import { describePicture } from '../display/describe-picture';

/**
 * `roomkey console [--virtual] [--inspect] [options of the console]`. Without a display, or with `--virtual`, the console runs on
 * a screen of its own.
 */
export async function run(args: readonly string[]): Promise<number> {
  const virtual = args.includes('--virtual') || lacksDisplay(process.env);
  const options = args.filter((each) => each !== '--virtual').map(forConsole);
  const runtime = await prepareConsoleRuntime(virtual ? virtualScreen : []);
  await buildBundles();
  if (!virtual) return runWatched(runtime.executable, options);
  return runVirtual(runtime.executable, options);
}

async function runWatched(executable: string, options: readonly string[]): Promise<number> {
  const { env, againAfter } = watchedConsole(process.env);
  const args = consoleArguments(options);
  for (;;) {
    const code = await runForeground(executable, args, env);
    if (code !== againAfter) return code;
  }
}

/** Electron takes `--inspect` for its own debugger, which opens the whole process to whoever connects. */
const forConsole = (option: string): string => (option === '--inspect' ? '--inspect-machine' : option);

async function runVirtual(executable: string, options: readonly string[]): Promise<number> {
  const home = dataFolder(process.env, 'virtual');
  const children = createChildren();
  const asked = endAsked();
  const session = await startVirtualSession(children, home);
  const picture = session.picture(path.join(home, 'console.png'));
  try {
    // Its keyring differs from the person's, so its state stands apart as well.
    const state =
      optionValue(options, '--user-data-dir') === undefined ? [`--user-data-dir=${path.join(home, 'console')}`] : [];
    const name = 'The console';
    children.start({
      name,
      command: executable,
      args: consoleArguments([...options, ...state]),
      ...watchedConsole(session.env),
      onLine: (line) => process.stdout.write(`${line}\n`),
      onErrorLine: (line) => process.stderr.write(`${line}\n`),
    });
    process.stdout.write(`${describePicture(path.join(home, 'console.png'), session)}\n`);
    const exit = await Promise.race([children.earlyExit, asked]);
    if (exit === 'asked') return 0;
    if (exit.name === name && exit.code !== null) return exit.code;
    process.stderr.write(`${describeExit(exit)}\n`);
    return 1;
  } finally {
    await picture.stop();
    await children.stop();
    await session.remove();
  }
}
