/** When each step of a scenario's script is due. */
import { isInState } from '../console/wait-for';
import { milliseconds } from './duration';
import type { NamedScenario } from './read-scenario';
import type { Step } from './schema';

/** A step, and the line of the file that it stands in; null for what the installer does by itself. */
export interface DueStep {
  readonly step: Step;
  readonly line: number | null;
}

interface Planned extends DueStep {
  visits: number;
  isDone: boolean;
}

export interface Script {
  /** Takes the next state of the console and answers with what is due at once. `now`: milliseconds of passed time. */
  enter(state: string, now: number): DueStep[];
  /** The console was started anew: every state that it is in then is a new visit. */
  restarted(): void;
  /** When something is due by time; null when nothing is. */
  nextTime(): number | null;
  /** What is due by time. */
  takeDue(now: number): DueStep[];
  /** The steps that did not happen. */
  left(): DueStep[];
}

export function createScript({ scenario, lines }: NamedScenario, start: number): Script {
  const planned: Planned[] = scenario.script.map((step, index) => ({
    ...{ step, line: lines[index] ?? null },
    ...{ visits: 0, isDone: false },
  }));
  const timed: { readonly at: number; readonly plan: Planned }[] = [];
  for (const plan of planned) {
    if (plan.step.time !== undefined) timed.push({ at: start + milliseconds(plan.step.time), plan });
  }
  const byItself = createInstaller(planned);
  let before = '';

  return {
    enter(state, now) {
      const due: DueStep[] = [];
      for (const plan of planned) {
        const { at, visit = 1, after } = plan.step;
        if (at === undefined || !isInState(state, at) || isInState(before, at)) continue;
        plan.visits += 1;
        if (plan.visits !== visit) continue;
        if (after !== undefined) {
          timed.push({ at: now + milliseconds(after), plan });
          continue;
        }
        plan.isDone = true;
        due.push(plan);
      }
      const own = byItself(state, before);
      before = state;
      return own === null ? due : [...due, { step: own, line: null }];
    },
    restarted: () => void (before = ''),
    nextTime: () => (timed.length === 0 ? null : Math.min(...timed.map(({ at }) => at))),
    takeDue(now) {
      const due = timed.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
      for (const each of due) {
        timed.splice(timed.indexOf(each), 1);
        each.plan.isDone = true;
      }
      return due.map(({ plan }) => plan);
    },
    left: () => planned.filter(({ isDone }) => !isDone),
  };
}

/** What an installer does without being told: goes on, agrees, and enters the code once. A step at the same visit replaces it. */
function createInstaller(planned: readonly Planned[]): (state: string, before: string) => Step | null {
  const visits = new Map<string, number>();
  const own: readonly (readonly [state: string, step: Step, visits: number])[] = [
    ['connect.confirmingOrganisation', { installer: 'confirmOrganisation' }, Number.POSITIVE_INFINITY],
    ['welcome', { installer: 'getStarted' }, Number.POSITIVE_INFINITY],
    ['agreement', { installer: 'accept' }, Number.POSITIVE_INFINITY],
    ['oneTimePassword.entering', { installer: { enterCode: 'valid' } }, 1],
  ];
  return (state, before) => {
    const found = own.find(([name]) => name === state && name !== before);
    if (found === undefined) return null;
    const [name, step, most] = found;
    const visit = (visits.get(name) ?? 0) + 1;
    visits.set(name, visit);
    const isReplaced = planned.some(
      ({ step: { at, visit: wanted = 1, installer } }) =>
        installer !== undefined && at !== undefined && isInState(state, at) && wanted === visit,
    );
    return isReplaced || visit > most ? null : step;
  };
}
