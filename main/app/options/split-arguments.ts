/** Sorts a command line into Roomkey's own switches and the rest, which belongs to Chromium. */

interface SplitArguments {
  readonly switches: Readonly<Record<string, string | true>>;
  readonly problems: readonly string[];
}

/** Switches of ours that stand alone; all others take a value, as `--name value` or `--name=value`. */
const FLAGS: ReadonlySet<string> = new Set(['kiosk', 'inspect-machine', 'help']);

/**
 * Chromium has hundreds of switches of its own, so an unknown one is passed over; but one that nearly spells one of ours is
 * a mistake, and a console that silently starts without `--kiosk` would be worse than one that does not start.
 */
export function splitArguments(args: readonly string[], known: ReadonlySet<string>): SplitArguments {
  const switches: Record<string, string | true> = {};
  const problems: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    const match = /^--(?<name>[^=]+)(?:=(?<value>.*))?$/s.exec(argument);
    if (match === null) {
      if (!argument.startsWith('-')) problems.push(`not understood: ${argument}`);
      continue;
    }
    const name = match.groups?.['name'] ?? '';
    if (!known.has(name)) {
      const meant = [...known].find((each) => isNear(each, name));
      if (meant !== undefined) problems.push(`unknown option --${name}; did you mean --${meant}?`);
      continue;
    }
    if (name in switches) problems.push(`--${name} is given twice`);
    const written = match.groups?.['value'];
    const next = args[index + 1];
    if (written !== undefined) {
      switches[name] = written;
    } else if (FLAGS.has(name) || next === undefined || next.startsWith('--')) {
      switches[name] = true;
    } else {
      switches[name] = next;
      index += 1;
    }
  }
  return { switches, problems };
}

/** True when one letter was added, lost or changed, or two neighbours changed places. */
function isNear(known: string, typed: string): boolean {
  if (Math.abs(known.length - typed.length) > 1) return false;
  let start = 0;
  while (start < known.length && known[start] === typed[start]) start += 1;
  const restOfKnown = known.slice(start);
  const restOfTyped = typed.slice(start);
  const swapped = `${restOfTyped.charAt(1)}${restOfTyped.charAt(0)}${restOfTyped.slice(2)}`;
  return (
    restOfKnown.slice(1) === restOfTyped ||
    restOfKnown === restOfTyped.slice(1) ||
    restOfKnown.slice(1) === restOfTyped.slice(1) ||
    restOfKnown === swapped
  );
}
