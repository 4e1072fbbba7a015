/** The settings from where they can be written: the command line before the environment before the file. */
import { type ConfigurationProblem, SETTINGS, type Setting } from '@roomkey/shared/ipc/configuration';
import type { ConfigFile } from './config-file';
import { problem } from './problems';
import { editDistance, switchOf, valueOf, variableOf } from './setting-names';
import { LISTS, type Settings, SettingsSchema } from './settings';

interface Sources {
  readonly switches: Readonly<Record<string, string | true>>;
  readonly env: NodeJS.ProcessEnv;
  readonly file: ConfigFile;
}

/** A setting as it was written, and how to name it where it was. */
interface Written {
  readonly value: unknown;
  readonly name: string;
  /** Null but for the file. */
  readonly place: string | null;
}

export interface Gathered {
  /** What is right; what is wrong is left out. */
  readonly settings: Settings;
  readonly written: ReadonlyMap<Setting, Written>;
  readonly problems: readonly ConfigurationProblem[];
}

export function gatherSettings({ switches, env, file }: Sources): Gathered {
  const written = new Map<Setting, Written>();
  for (const setting of SETTINGS) {
    const given = switches[switchOf(setting)];
    const variable = env[variableOf(setting)];
    const entry = file.entries.get(setting);
    if (given !== undefined) {
      const isFlag = setting === 'kiosk';
      // A switch that needs a value and has none, and a flag that has one, are refused with the others.
      const value = given === true ? (isFlag ? true : null) : isFlag ? null : valueOf(setting, given);
      written.set(setting, { value, name: `--${switchOf(setting)}`, place: null });
    } else if (variable !== undefined && variable !== '') {
      written.set(setting, { value: valueOf(setting, variable), name: variableOf(setting), place: null });
    } else if (entry !== undefined) {
      written.set(setting, { value: entry.value, name: `“${setting}”`, place: entry.place });
    }
  }

  const settings: Record<string, unknown> = {};
  const problems: ConfigurationProblem[] = [...nearMisses(env)];
  for (const [setting, { value, name, place }] of written) {
    const parsed = SettingsSchema.shape[setting].safeParse(value);
    if (parsed.success) settings[setting] = parsed.data;
    else {
      const list = LISTS[setting]?.join(', ');
      const params = { name, ...(list === undefined ? {} : { list }) };
      problems.push({ code: 'value', place, setting, params });
    }
  }
  return { settings, written, problems };
}

/** A variable that nearly spells one of ours would be passed over in silence. */
function nearMisses(env: NodeJS.ProcessEnv): ConfigurationProblem[] {
  const known = [...SETTINGS.map(variableOf), 'ROOMKEY_EXIT_PIN', 'ROOMKEY_CONFIG'];
  return Object.keys(env)
    .filter((name) => name.startsWith('ROOMKEY_') && !known.includes(name))
    .flatMap((name) => {
      const meant = known.find((each) => editDistance(each, name) === 1);
      return meant === undefined ? [] : [problem('unknownNear', { name, meant })];
    });
}
