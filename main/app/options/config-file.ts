/** The configuration file: which one, whether it may be believed, and what it says, with the place of each word. */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type ConfigurationProblem, type Setting, SETTINGS } from '@roomkey/shared/ipc/configuration';
import { problem } from './problems';
import { nearestName } from './setting-names';

/** Own choice: a configuration of every setting has 2 kB. */
const LONGEST_FILE = 64 * 1024;

interface FileEntry {
  readonly value: unknown;
  /** `file:line:column` of the value. */
  readonly place: string;
}

export interface ConfigFile {
  readonly entries: ReadonlyMap<Setting, FileEntry>;
  readonly problems: readonly ConfigurationProblem[];
}

/** Where an administrator puts the configuration of all consoles of a machine. */
export function machineWideFile(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  if (platform !== 'win32') return '/etc/roomkey/console.json';
  return path.win32.join(env['ProgramData'] ?? String.raw`C:\ProgramData`, 'Roomkey', 'console.json');
}

/** @param mustExist a file that somebody named; the machine-wide one may be missing */
export function readConfigFile(file: string, mustExist: boolean): ConfigFile {
  try {
    const text = readFileSync(file, 'utf8');
    if (text.length > LONGEST_FILE) return refused(problem('unreadable', { detail: 'too long' }, file));
    // Windows' editors put a byte order mark in front.
    return parseConfig(file, text.replace(/^\uFEFF/, ''));
  } catch (thrown) {
    const detail = codeOf(thrown);
    if (detail === 'ENOENT' && !mustExist) return { entries: new Map(), problems: [] };
    return refused(problem('unreadable', { detail }, file));
  }
}

/**
 * SECURITY: answers a person at a kiosk, or a program of theirs, that puts another portal or no lock into its configuration:
 * on POSIX the file and each folder above it must belong to root, and nobody else may write them. Not even the console's own
 * user: whatever breaks out of the console is that user. A folder with the sticky bit (/tmp) is not enough, because whoever came
 * first there owns the name. Windows keeps rights in ACLs, which `mode` does not show (docs/CONSOLE.md).
 */
export function isProtected(file: string): boolean {
  if (process.platform === 'win32') return true;
  return [path.resolve(file), realpathSync(file)].every(isRootsAlone);
}

function isRootsAlone(file: string): boolean {
  for (let at = file; ; at = path.dirname(at)) {
    const { mode, uid } = statSync(at);
    if ((mode & 0o022) !== 0 || uid !== 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

function parseConfig(file: string, text: string): ConfigFile {
  const placeOf = (offset: number): string => {
    const before = text.slice(0, offset).split('\n');
    return `${file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const [first] = errors;
  if (first !== undefined || root?.type !== 'object') {
    const detail = first === undefined ? 'ObjectExpected' : printParseErrorCode(first.error);
    return refused(problem('notJson', { detail }, placeOf(first?.offset ?? 0)));
  }
  const entries = new Map<Setting, FileEntry>();
  const problems: ConfigurationProblem[] = [];
  for (const property of root.children ?? []) {
    const [key, value] = property.children ?? [];
    if (key === undefined || value === undefined) continue;
    const name = String(key.value);
    const setting = SETTINGS.find((each) => each === name);
    if (setting === undefined) problems.push(...unknownKey(name, placeOf(key.offset)));
    else if (entries.has(setting)) problems.push(problem('twice', { name: `“${name}”` }, placeOf(key.offset)));
    else entries.set(setting, { value: plainValue(value), place: placeOf(value.offset) });
  }
  return { entries, problems };
}

/** Objects have no place in any setting: they are left for the schema to refuse. */
const plainValue = (node: Node): unknown => (node.type === 'object' ? {} : getNodeValue(node));

/** Names under which people would write the exit PIN itself. */
const PIN_NAMES = ['pin', 'exitpin', 'kioskpin', 'exit_pin', 'exit-pin', 'password', 'exitpassword'];

function unknownKey(name: string, place: string): ConfigurationProblem[] {
  if (name === '$schema') return [];
  // SECURITY: answers a PIN in a file that every user of the machine can read; the text says where it belongs.
  if (PIN_NAMES.includes(name.toLowerCase()))
    return [problem('secret', { name: `“${name}”`, meant: '“exitPinFile”' }, place)];
  const meant = nearestName(name, SETTINGS);
  const shown = `“${name.slice(0, 60)}”`;
  return [
    meant === null
      ? problem('unknown', { name: shown }, place)
      : problem('unknownNear', { name: shown, meant: `“${meant}”` }, place),
  ];
}

const refused = (wrong: ConfigurationProblem): ConfigFile => ({ entries: new Map(), problems: [wrong] });

function codeOf(thrown: unknown): string {
  const code: unknown = thrown instanceof Error ? Reflect.get(thrown, 'code') : undefined;
  return typeof code === 'string' ? code : 'unknown';
}
