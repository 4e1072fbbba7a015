/** Which transitions are drawn as arrows, and which stand as a line of text in their state's box. */
import { ERROR_CODES, isPassing, isVaultError } from '@roomkey/shared/setup/contract/errors';
import { type ChartState, type ChartTransition, statesBelow } from '@roomkey/shared/setup/chart/chart-model';

export interface Arrow {
  readonly cause: ChartTransition['cause'];
  readonly from: string;
  readonly to: string;
  readonly labels: readonly string[];
  /** True on the shortest way from the start to the room's home. */
  readonly main: boolean;
}

export interface Drawing {
  readonly arrows: readonly Arrow[];
  /** Ways back to an earlier state, and other ways that as arrows would cross everything; by the state they leave. */
  readonly rows: readonly Arrow[];
}

/** From where a restart goes on: more ways at once than this are told in words. */
const MOST_WAYS_AT_ONCE = 3;

export function planDrawing(root: ChartState): Drawing {
  const depths = depthsOf(root);
  const depthOf = (path: string): number => depths.get(top(path)) ?? 0;
  const all = sharedWays(root, statesBelow(root).flatMap(arrowsOf));
  const leadsBack = (from: string, to: string) =>
    all.some((each) => top(each.from) === top(to) && top(each.to) === top(from));
  const isBack = ({ from, to, cause }: Arrow): boolean => {
    const beside = depthOf(to) === depthOf(from) && cause === 'act' && leadsBack(from, to);
    return top(from) !== top(to) && (depthOf(to) < depthOf(from) || beside);
  };
  const main = mainWay(root, all);
  return {
    arrows: all.filter((arrow) => !isBack(arrow)).map((arrow) => ({ ...arrow, main: main.has(arrow) })),
    rows: all.filter(isBack),
  };
}

/** The innermost state that is entered with this one. */
export function enteredWith(root: ChartState, path: string): string {
  const state = statesBelow(root).find((each) => each.path === path);
  return state?.initial == null ? path : enteredWith(root, path === '' ? state.initial : `${path}.${state.initial}`);
}

/** The last of a state's innermost states: below it stands what a way out of the whole state leads to. */
export function lastWithin(root: ChartState, path: string): string {
  return statesBelow(root).findLast((state) => state.states.length === 0 && isWithin(state.path, path))?.path ?? path;
}

/** The part of a path that names a step of the setup. */
const top = (path: string): string => path.split('.')[0] ?? '';

/** Arrows of one state: those with the same end and cause are one, with all their labels. */
function arrowsOf({ path, transitions }: ChartState): Arrow[] {
  const arrows: Arrow[] = [];
  for (const transition of fewAtOnce(transitions)) {
    if (transition.target === null) continue;
    const label = labelOf(transition, transitions);
    const known = arrows.findIndex(({ to, cause }) => to === transition.target && cause === transition.cause);
    const same = arrows[known];
    if (same === undefined)
      arrows.push({ cause: transition.cause, from: path, to: transition.target, labels: [label], main: false });
    else if (!same.labels.includes(label)) arrows[known] = { ...same, labels: [...same.labels, label] };
  }
  return eitherWay(arrows);
}

/** Of a state that leads to nearly everywhere, the first and the last way. */
function fewAtOnce(transitions: readonly ChartTransition[]): readonly ChartTransition[] {
  const atOnce = transitions.filter(({ cause }) => cause === 'atOnce');
  if (atOnce.length <= MOST_WAYS_AT_ONCE) return transitions;
  return transitions.filter((each) => each.cause !== 'atOnce' || each === atOnce[0] || each === atOnce.at(-1));
}

/** States that a restart goes on in, where they are too many for arrows. */
export function toldInWords({ transitions }: ChartState): string[] {
  const atOnce = transitions.filter(({ cause }) => cause === 'atOnce');
  return atOnce.length <= MOST_WAYS_AT_ONCE ? [] : atOnce.slice(1, -1).flatMap(({ target }) => target ?? []);
}

/** An actor whose answer and failure lead to the same state has one arrow. */
function eitherWay(arrows: readonly Arrow[]): Arrow[] {
  const plain = (cause: Arrow['cause'], to: string) =>
    arrows.find((arrow) => arrow.cause === cause && arrow.to === to && arrow.labels.join() === PLAIN[cause]);
  return arrows.flatMap((arrow) => {
    const both = plain('answer', arrow.to) !== undefined && plain('failure', arrow.to) !== undefined;
    if (both && arrow.cause === 'failure') return [];
    return both && arrow.cause === 'answer' ? [{ ...arrow, labels: ['answers or fails'] }] : [arrow];
  });
}

const PLAIN: Partial<Record<Arrow['cause'], string>> = { answer: 'answers', failure: 'fails' };

function labelOf(transition: ChartTransition, all: readonly ChartTransition[]): string {
  const { cause, label, when, guarded } = transition;
  switch (cause) {
    case 'act':
      return label;
    case 'own':
      return label;
    case 'atOnce':
      return guarded ? 'no portal address yet' : 'first start';
    case 'answer':
      return when.length === 0 ? 'answers' : when.map((name) => `“${name}”`).join(', ');
    case 'failure': {
      // Failures that differ only in what is remembered are one to whoever looks.
      const targets = new Set(all.filter((each) => each.cause === 'failure').map((each) => each.target));
      return targets.size === 1 ? 'fails' : failureLabel(when, guarded);
    }
  }
}

function failureLabel(codes: readonly string[], guarded: boolean): string {
  if (!guarded) return 'fails otherwise';
  const everyOf = (belongs: (code: (typeof ERROR_CODES)[number]) => boolean): boolean =>
    ERROR_CODES.filter(belongs).join() === codes.join();
  if (everyOf(isVaultError)) return 'keychain fails';
  if (everyOf(isPassing)) return 'portal out of reach';
  return codes.join(', ');
}

/** Ways out of a step that several of its inner states have alike are drawn once, from the step itself. */
function sharedWays(root: ChartState, arrows: readonly Arrow[]): Arrow[] {
  const isSame = (one: Arrow) => (other: Arrow) =>
    top(one.from) === top(other.from) && one.to === other.to && one.labels.join() === other.labels.join();
  return arrows.flatMap((arrow, index) => {
    const leaves = top(arrow.to) !== top(arrow.from) && arrow.from !== top(arrow.from);
    const alike = arrows.filter(isSame(arrow));
    if (!leaves || alike.length < 2) return [arrow];
    return arrows.findIndex(isSame(arrow)) === index ? [{ ...arrow, from: top(arrow.from) }] : [];
  });
}

/** The shortest way from the start to the last state, without a failure. */
function mainWay(root: ChartState, arrows: readonly Arrow[]): Set<Arrow> {
  const goal = enteredWith(root, root.states.at(-1)?.path ?? '');
  const cameBy = new Map<string, Arrow | null>([[enteredWith(root, ''), null]]);
  for (const [path] of cameBy) {
    for (const arrow of arrows) {
      const here = isWithin(path, arrow.from);
      const next = enteredWith(root, arrow.to);
      if (here && arrow.cause !== 'failure' && !cameBy.has(next)) cameBy.set(next, arrow);
    }
  }
  const way = new Set<Arrow>();
  const tails = new Map([...cameBy].map(([path, arrow]) => [arrow, path]));
  for (let at: string | undefined = goal; at !== undefined;) {
    const arrow = cameBy.get(at);
    if (arrow == null) break;
    way.add(arrow);
    at = [...cameBy.keys()].find((path) => path !== tails.get(arrow) && isWithin(path, arrow.from));
  }
  return way;
}

const isWithin = (path: string, state: string): boolean => path === state || path.startsWith(`${state}.`);

/** How many steps lie between the start and each top state, along the shortest way. */
function depthsOf(root: ChartState): Map<string, number> {
  const depths = new Map<string, number>([[root.initial ?? '', 0]]);
  for (const [name, depth] of depths) {
    const state = root.states.find(({ path }) => path === name);
    if (state === undefined) continue;
    const targets = statesBelow(state).flatMap(({ transitions }) => fewAtOnce(transitions).map(({ target }) => target));
    // A map that grows while it is walked: what is added is visited too, in order of depth.
    for (const target of targets) if (target !== null && !depths.has(top(target))) depths.set(top(target), depth + 1);
  }
  return depths;
}
