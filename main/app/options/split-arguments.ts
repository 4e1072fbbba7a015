/** Sorts a command line into Roomkey's own switches and the rest, which belongs to Chromium. */
import type { ConfigurationProblem } from '@roomkey/shared/ipc/configuration';
import { problem } from './problems';
import { editDistance } from './setting-names';

interface SplitArguments {
  readonly switches: Readonly<Record<string, string | true>>;
  readonly problems: readonly ConfigurationProblem[];
}

/** Switches of ours that stand alone; all others take a value, as `--name value` or `--name=value`. */
const FLAGS: ReadonlySet<string> = new Set(['kiosk', 'inspect-machine', 'demo-auto', 'help']);

/**
 * Chromium has hundreds of switches of its own, so an unknown one is passed over; but one that nearly spells one of ours is
 * a mistake, and a console that silently starts without `--kiosk` would be worse than one that does not start.
 */
export function splitArguments(
  args: readonly string[],
  known: readonly string[],
  flags: ReadonlySet<string> = FLAGS,
): SplitArguments {
  const switches: Record<string, string | true> = {};
  const problems: ConfigurationProblem[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    const match = /^--(?<name>[^=]+)(?:=(?<value>.*))?$/s.exec(argument);
    if (match === null) {
      if (!argument.startsWith('-')) problems.push(problem('notUnderstood', { argument }));
      continue;
    }
    const name = match.groups?.['name'] ?? '';
    if (!known.includes(name)) {
      const meant = known.find((each) => editDistance(each, name) === 1);
      if (meant !== undefined) problems.push(problem('unknownOption', { name: `--${name}`, meant: `--${meant}` }));
      continue;
    }
    if (name in switches) problems.push(problem('twice', { name: `--${name}` }));
    const written = match.groups?.['value'];
    const next = args[index + 1];
    if (written !== undefined) {
      switches[name] = written;
    } else if (flags.has(name) || next === undefined || next.startsWith('--')) {
      switches[name] = true;
    } else {
      switches[name] = next;
      index += 1;
    }
  }
  return { switches, problems };
}
