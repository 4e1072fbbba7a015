import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildBundles } from '../../build/bundles/build-bundles';
import { createAskPortal } from '../../main/adapters/demo-portal/ask-portal';
import { randomExitPin } from '../../main/adapters/demo-portal/exit-pin';
import { createOtpDesk } from '../../main/adapters/demo-portal/ready-otp';
import { makeSignInLinks } from '../../main/adapters/demo-portal/sign-in-links';
import { demoCard } from '../demo/card';
import { consoleLabels } from '../demo/console-labels';
import { consoleOptions, writeSecret } from '../demo/console-options';
import { type DemoFolders, demoFolders, prepareData } from '../demo/demo-data';
import { startDemoPortal } from '../demo/demo-portal';
import { lanCard } from '../demo/lan-card';
import { type DemoOptions, readOptions, usage, UsageError } from '../demo/options';
import { describePicture } from '../display/describe-picture';
import { type VirtualSession, lacksDisplay, startVirtualSession } from '../display/virtual-session';
import { type Children, type EarlyExit, createChildren, describeExit } from '../process/children';
import { consoleArguments, prepareConsoleRuntime, watchedConsole } from '../process/console-runtime';
import { dataFolder } from '../process/data-folder';
import { endAsked } from '../process/signals';
import { virtualScreen } from '../system/requirements';

interface Demo {
  readonly options: DemoOptions;
  readonly executable: string;
  readonly folders: DemoFolders;
  /** For this run, and for this user's eyes only. */
  readonly temporary: string;
}

const EXIT_USAGE = 2;
const consoleName = 'The console';

/** `roomkey start [options]`: the demo on one machine; `--help` says how. */
export async function run(args: readonly string[]): Promise<number> {
  try {
    const options = readOptions(args, process.cwd());
    if (options !== undefined) return await startDemo(options);
    process.stdout.write(usage);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n\n${usage}`);
    return EXIT_USAGE;
  }
}

async function startDemo(given: DemoOptions): Promise<number> {
  const virtual = given.virtual || lacksDisplay(process.env);
  const runtime = await prepareConsoleRuntime(virtual ? virtualScreen : []);
  await buildBundles();
  const folders = demoFolders(given.data ?? dataFolder(process.env, 'demo'), virtual);
  const temporary = await mkdtemp(path.join(tmpdir(), 'roomkey-demo-'));
  try {
    return await runDemo({ options: { ...given, virtual }, executable: runtime.executable, folders, temporary });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
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

/** Data, portal and screen, then an OTP, then the console; prints each line once it holds. */
async function openDemo(demo: Demo, children: Children, endings: (() => Promise<void>)[]): Promise<void> {
  const { options, folders, temporary } = demo;
  await prepareData(folders, options);
  const [portal, session] = await Promise.all([
    startDemoPortal(children, {
      data: folders.portal,
      keys: folders.keys,
      port: options.port,
      temporary,
      lan: options.lan,
      onNetworkChange: say,
    }),
    options.virtual ? startVirtualSession(children, folders.root) : undefined,
  ]);
  if (session !== undefined) endings.push(() => session.remove());
  const ask = createAskPortal(portal.url, portal.apiToken);
  const otps = createOtpDesk(ask);
  const [otp, links] = await Promise.all([otps.find().then((ready) => ready ?? otps.generate()), makeSignInLinks(ask)]);
  say(`Portal: ${portal.url}`);
  say(`Sign in: ${links.browser ?? portal.signIn}`);
  say(`OTP: ${otp.code}`);

  const exitPin = options.kiosk ? randomExitPin() : null;
  const facts = {
    portalUrl: portal.url,
    userDataDir: folders.console,
    tokenFile: portal.tokenFile,
    linkFile: await writeSecret(temporary, 'sign-in-link', links.window),
    pinFile: await writeSecret(temporary, 'exit-pin', exitPin ?? ''),
  };
  children.start({
    name: consoleName,
    command: demo.executable,
    args: consoleArguments(consoleOptions(options, facts)),
    ...watchedConsole(session?.env ?? process.env),
  });
  say(describeConsole(folders, session, endings));
  say(demoCard({ options, labels: await consoleLabels(options.locale), otp, exitPin }));
  if (portal.lan !== undefined) for (const line of lanCard(portal.lan, { isTerminal: process.stdout.isTTY })) say(line);
}

function describeConsole(
  { root }: DemoFolders,
  session: VirtualSession | undefined,
  endings: (() => Promise<void>)[],
): string {
  if (session === undefined)
    return `Console: a window on ${process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? 'this desktop'}`;
  const file = path.join(root, 'console.png');
  const picture = session.picture(file);
  endings.push(() => picture.stop());
  return describePicture(file, session);
}

function report(outcome: EarlyExit | 'asked'): number {
  if (outcome === 'asked') return 0;
  if (outcome.name === consoleName && outcome.code === 0) {
    say('The console was closed; the portal ends with it.');
    return 0;
  }
  process.stderr.write(`${describeExit(outcome)}\nEverything else has been ended.\n`);
  return 1;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
