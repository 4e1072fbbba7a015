/** The command line of the packaged demo. The console's own settings, file and environment do not count here. */
import { type Locale, SUPPORTED_LOCALES } from '@roomkey/shared/locale/locales';
import { EXIT_CODES } from '../exit-codes';
import { refusedSwitches, startFacts } from '../options/foreign-switches';
import { FASTEST_DEMO, readSpeed, USUAL_DEMO } from '../options/demo-options';
import { describeProblem } from '../options/problems';
import { splitArguments } from '../options/split-arguments';

const SWITCHES = ['auto', 'lan', 'kiosk', 'fresh', 'locale', 'user-data-dir', 'story-speed', 'help'] as const;
const FLAGS: ReadonlySet<string> = new Set(['auto', 'lan', 'kiosk', 'fresh', 'help']);

const DEMO_USAGE = `Usage: roomkey-demo [options]

  --auto                 story mode: the whole story by itself, until somebody touches the screen
  --lan                  the presenter's page on the local network, for a phone
  --kiosk                the console full screen; the exit PIN is shown before
  --fresh                begin with a new sample organisation
  --locale LANGUAGE      language of the first screen: ${SUPPORTED_LOCALES.join(', ')}
  --user-data-dir PATH   where the demo keeps its data
  --help                 this text

The demo needs no network and no other program: its portal runs on this machine and ends with it.`;

export interface DemoOptions {
  readonly auto: boolean;
  readonly lan: boolean;
  readonly kiosk: boolean;
  readonly fresh: boolean;
  readonly locale: Locale | null;
  /** How many times faster than people can follow. For tests alone: no help names it. */
  readonly storySpeed: number;
}

interface Ending {
  readonly exitCode: number;
  readonly message: string;
}

export function readDemoOptions(args: readonly string[]): DemoOptions | Ending {
  const { switches, problems } = splitArguments(args, SWITCHES, FLAGS);
  const { locale } = switches;
  const storySpeed = readSpeed(switches['story-speed']);
  const known = SUPPORTED_LOCALES.find((each) => each === locale);
  const wrong = [
    ...problems.map(describeProblem),
    ...(locale !== undefined && known === undefined ? [`--locale needs one of: ${SUPPORTED_LOCALES.join(', ')}`] : []),
    ...Object.entries(switches)
      .filter(([name, value]) => FLAGS.has(name) !== (value === true))
      .map(([name]) => (FLAGS.has(name) ? `--${name} takes no value` : `--${name} needs a value`)),
    ...(storySpeed === null ? [`--story-speed needs a number of 1 to ${String(FASTEST_DEMO)}`] : []),
    ...('story-speed' in switches && !('auto' in switches) ? ['--story-speed goes with --auto'] : []),
    ...refusedSwitches(args, startFacts(new Set(SWITCHES), 'kiosk' in switches)).map(
      (name) => `--${name} is not for a packaged demo`,
    ),
  ];
  if (wrong.length > 0)
    return { exitCode: EXIT_CODES.badOptions, message: `roomkey-demo: ${wrong.join('\n')}\n\nSee --help.` };
  if ('help' in switches) return { exitCode: EXIT_CODES.done, message: DEMO_USAGE };
  const has = (name: string): boolean => name in switches;
  return {
    ...{ auto: has('auto'), lan: has('lan'), kiosk: has('kiosk'), fresh: has('fresh') },
    locale: known ?? null,
    storySpeed: storySpeed ?? USUAL_DEMO.speed,
  };
}
