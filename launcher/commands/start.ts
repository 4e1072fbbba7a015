import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildBundles } from '../../build/bundles/build-bundles';
import { describePicture } from '../display/describe-picture';
import { generateDemoOtp } from '../demo/demo-otp';
import { startDemoPortal } from '../demo/demo-portal';
import { type VirtualSession, lacksDisplay, startVirtualSession } from '../display/virtual-session';
import { type Children, type EarlyExit, createChildren, describeExit } from '../process/children';
import { consoleArguments, prepareConsoleRuntime, watchedConsole } from '../process/console-runtime';
import { dataFolder, privateFolder } from '../process/data-folder';
import { endAsked } from '../process/signals';
import { virtualScreen } from '../system/requirements';

interface Demo {
  readonly executable: string;
  readonly data: string;
  readonly port: string;
  readonly virtual: boolean;
  readonly temporary: string;
}

const consoleName = 'The console';

/** `roomkey start [--fresh] [--data FOLDER] [--port NUMBER] [--virtual]`. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      fresh: { type: 'boolean', default: false },
      data: { type: 'string', default: dataFolder(process.env, 'demo') },
      port: { type: 'string', default: '0' },
      virtual: { type: 'boolean', default: false },
    },
  });
  const virtual = values.virtual || lacksDisplay(process.env);
  const data = path.resolve(values.data);
  const runtime = await prepareConsoleRuntime(virtual ? virtualScreen : []);
  await buildBundles();
  if (values.fresh) await removeDemoData(data);
  await privateFolder(data);
  const temporary = await mkdtemp(path.join(tmpdir(), 'roomkey-demo-'));
  try {
    return await runDemo({ executable: runtime.executable, data, port: values.port, virtual, temporary });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Only what a demo makes: `--data` may name a folder that holds more. */
async function removeDemoData(data: string): Promise<void> {
  const made = ['portal', 'portal-keys.json', 'console', 'console-virtual', 'keyring', 'console.png'];
  await Promise.all(made.map((name) => rm(path.join(data, name), { recursive: true, force: true })));
}

async function runDemo(demo: Demo): Promise<number> {
  const children = createChildren();
  const asked = endAsked();
  const endings: (() => Promise<void>)[] = [];
  try {
    const opened = openDemo(demo, children, endings);
    opened.catch(() => undefined);
    const outcome = await Promise.race([opened.then(() => undefined), children.earlyExit, asked]);
    return report(outcome ?? (await Promise.race([children.earlyExit, asked])));
  } finally {
    await children.stop();
    for (const end of endings.reverse()) await end();
  }
}

/** Portal first, then an OTP, then the console; prints each line once it holds. */
async function openDemo(demo: Demo, children: Children, endings: (() => Promise<void>)[]): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const portal = await startDemoPortal(children, {
    data: path.join(demo.data, 'portal'),
    keys: path.join(demo.data, 'portal-keys.json'),
    port: demo.port,
    temporary: demo.temporary,
  });
  say(`Portal: ${portal.url}`);
  say(`Sign in: ${portal.signIn}`);
  const otp = await generateDemoOtp(portal);
  say(`OTP: ${otp.otp}`);

  const session = demo.virtual ? await startVirtualSession(children, demo.data) : undefined;
  if (session !== undefined) endings.push(() => session.remove());
  children.start({
    name: consoleName,
    command: demo.executable,
    args: consoleArguments([
      ...['--portal', portal.url],
      // A virtual session has a keyring of its own, so the console's state stands apart too.
      `--user-data-dir=${path.join(demo.data, session === undefined ? 'console' : 'console-virtual')}`,
    ]),
    ...watchedConsole(session?.env ?? process.env),
  });
  say(describeConsole(demo, session, endings));
  say(`Type the OTP of ${otp.account.displayName} into the console, then approve it in the portal. Ctrl+C ends both.`);
}

function describeConsole(demo: Demo, session: VirtualSession | undefined, endings: (() => Promise<void>)[]): string {
  if (session === undefined)
    return `Console: a window on ${process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? 'this desktop'}`;
  const file = path.join(demo.data, 'console.png');
  const picture = session.picture(file);
  endings.push(() => picture.stop());
  return describePicture(file, session);
}

function report(outcome: EarlyExit | 'asked'): number {
  if (outcome === 'asked') return 0;
  if (outcome.name === consoleName && outcome.code === 0) {
    process.stdout.write('The console was closed; the portal ends with it.\n');
    return 0;
  }
  process.stderr.write(`${describeExit(outcome)}\nEverything else has been ended.\n`);
  return 1;
}
