/** Runs one scenario: console and portal in virtual time, until it has come to its end or cannot. */
import { COMPLETE_PERIPHERALS } from '@roomkey/shared/device/peripherals';
import { createCourse } from './course';
import type { DeviceRun, Failure } from '../report/run-result';
import { describeDeviceRun } from '../report/device-run';
import { PortalRefusal } from './administrator';
import type { Difference } from './check-view';
import { checkEnd, type Report, reportStuck, sentence } from './endings';
import { createPowerSupply } from './power-supply';
import { peripheralsOf, perform, type Performance } from './perform';
import { type Ground, type Prepared, prepareScenario } from './prepare';
import type { NamedScenario } from './read-scenario';
import { createScript, type DueStep } from './script';
import { type Alterations, createWorld, START, type World } from './world';

/** Own: a console that has tried so often, with nothing more to come in the script, will not get anywhere. */
const MOST_IDLE_MOVES = 60;
const MOST_VIRTUAL_MS = 30 * 86_400_000;
/** Real time; a scenario takes well below a second. */
const HANGING_MS = 60_000;

/** Rejects only for what is wrong with the portal or the simulator itself; everything else is in the result. */
export async function runScenario(
  ground: Ground,
  named: NamedScenario,
  alterations: Alterations = {},
): Promise<DeviceRun> {
  const { scenario } = named;
  const failures: Failure[] = [];
  const report = (message: string, expected: string | null, received: string | null, at: number): void =>
    void failures.push({ message, expected, received, at });
  const describe = (prepared: Prepared | null, world: World | null): DeviceRun =>
    describeDeviceRun({
      name: named.name,
      scenario: { name: named.name, file: named.file, description: scenario.description },
      room: prepared?.upn ?? null,
      device: prepared?.device ?? { make: null, model: null, serial: null },
      events: world?.console.events ?? [],
      failures,
      startedAt: START,
      endedAt: world?.clock.passed() ?? START,
      timings: {},
    });

  const prepared = await prepareScenario(ground, named.name, scenario).catch((thrown: unknown) => {
    const { codeRefused } = scenario.expect;
    if (!(thrown instanceof PortalRefusal) || codeRefused === undefined) throw thrown;
    if (thrown.code !== codeRefused) report('The portal refused the code.', codeRefused, thrown.code, START);
    return null;
  });
  if (prepared === null) return describe(null, null);
  if (scenario.expect.codeRefused !== undefined) {
    report('The portal was expected to make no code.', scenario.expect.codeRefused, 'a code', START);
    return describe(prepared, null);
  }
  return withWorld(ground, named, prepared, alterations, failures, (world) => describe(prepared, world));
}

async function withWorld(
  ground: Ground,
  named: NamedScenario,
  prepared: Prepared,
  alterations: Alterations,
  failures: Failure[],
  describe: (world: World) => DeviceRun,
): Promise<DeviceRun> {
  const { scenario } = named;
  const course = createCourse(scenario.expect.states);
  const script = createScript(named, START);
  let world: World | null = null;
  const reached: { at: number | null } = { at: null };
  let pending: DueStep[] = [];

  const now = (): number => world?.clock.passed() ?? START;
  const report: Report = (message, expected, received) =>
    void failures.push({ message, expected, received, at: now() });

  const play = async (due: readonly DueStep[]): Promise<void> => {
    for (const { step, line } of due) {
      const where = line === null ? '' : `${named.file}:${line}: `;
      const stage = {
        ...stageOf(),
        fail: (found: Difference) => report(`${where}${sentence(found)}`, found.expected, found.received),
      };
      await perform(stage, step, line === null).catch((thrown: unknown) => {
        if (!(thrown instanceof PortalRefusal)) throw thrown;
        report(`${where}${thrown.message}`, null, thrown.code);
      });
    }
  };
  const playPending = (): Promise<void> => {
    const due = pending;
    pending = [];
    return play(due);
  };

  const onState = (state: string): void => {
    const wrong = failures.length === 0 ? course.see(state) : null;
    if (wrong !== null) report('The console went elsewhere.', wrong, state);
    if (course.isComplete()) reached.at ??= now();
    const due = script.enter(state, now());
    if (due.length === 0) return;
    pending.push(...due);
    void world?.act(playPending);
  };

  const power = createPowerSupply(() => world, script);
  const timers: { readonly at: number; readonly work: () => void }[] = [];
  const stageOf = (): Omit<Performance, 'fail'> => {
    if (world === null) throw new Error('there is no console yet');
    return {
      ...{ world, prepared, seed: ground.seed, firstCode: scenario.otp },
      later: (ms, work) => void timers.push({ at: now() + ms, work }),
      powerOff: (ms) => power.cut(now() + ms),
    };
  };

  const isDue = (): boolean => (earliest([script.nextTime(), ...timers.map(({ at }) => at)]) ?? Infinity) <= now();
  /** What the new time has brought about comes before what the script does at that time. */
  const playDue = async (): Promise<void> => {
    for (const timer of timers.filter(({ at }) => at <= now())) {
      timers.splice(timers.indexOf(timer), 1);
      timer.work();
    }
    await play(script.takeDue(now()));
  };

  const made = await createWorld(
    {
      ...{ admin: ground.admin, prepared, seed: `${ground.seed}/${named.name}`, ...alterations },
      peripherals: peripheralsOf(COMPLETE_PERIPHERALS, scenario.device?.peripherals),
      portalUrl: scenario.address === 'given' ? ground.admin.url : null,
    },
    onState,
  );
  world = made;
  const hanging = { is: false };
  let limit: NodeJS.Timeout | undefined;
  const hang = new Promise<void>((resolve) => {
    limit = setTimeout(() => {
      hanging.is = true;
      resolve();
    }, HANGING_MS);
  });
  try {
    await made.act(playPending);
    let wanted = course.next();
    for (let idleMoves = 0; ;) {
      await Promise.race([made.settled(), hang]);
      if (hanging.is) report('The console hangs.', 'rest', `something under way for ${HANGING_MS / 1_000} s`);
      if (failures.length > 0) break;
      if (power.isDue(now())) {
        await power.restore();
        continue;
      }
      if (isDue()) {
        await made.act(playDue);
        continue;
      }
      const coming = earliest([script.nextTime(), power.nextTime(), ...timers.map((each) => each.at)]);
      const at = earliest([made.clock.nextDeadline(), coming]);
      if (course.isComplete() && script.left().length === 0 && !power.isOff() && timers.length === 0) break;
      if (at === null || idleMoves === MOST_IDLE_MOVES || at - START > MOST_VIRTUAL_MS) {
        reportStuck(made, course, script, report);
        break;
      }
      idleMoves = coming === null && course.next() === wanted ? idleMoves + 1 : 0;
      wanted = course.next();
      await made.moveTo(at);
    }
    if (failures.length === 0) await checkEnd(made, named, prepared, reached.at ?? now(), report);
    return describe(made);
  } finally {
    clearTimeout(limit);
    await made.close();
  }
}

function earliest(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
}
