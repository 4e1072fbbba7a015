/** @jsxRuntime automatic */
import { stepOf } from '../device-run';
import type { DeviceRun, RunResult, Stay } from '../run-result';
import { deviceText, duration, number } from '../text';
import { EventLog } from './event-log';
import { Crowd } from './crowd';
import { Legend } from './palette';
import { sampleOf } from './sample';

/** In units of the bar's own picture. */
const barLength = 1_000;
const leastPart = 30;

/** One bar for each console, and for a fleet one picture of all. */
export function Timelines({ result }: { result: RunResult }) {
  const { runs, kind, summary } = result;
  if (runs.length === 0) return null;
  const shown = kind === 'fleet' ? sampleOf(runs) : runs;
  const steps = summary.states.map(({ step }) => step);
  // Consoles of a fleet share one clock; each scenario has its own, and some last eight hours.
  const scale = kind === 'fleet' ? Math.max(...shown.map(({ durationMs }) => durationMs), 1) : null;
  return (
    <section aria-labelledby="timelines">
      <h2 id="timelines">Timelines</h2>
      <Legend steps={steps} />
      {kind === 'fleet' && runs.length > 1 && <Crowd runs={runs} steps={steps} />}
      <h3>Each {kind === 'fleet' ? 'console' : 'scenario'}</h3>
      <p className="note">
        {shown.length < runs.length &&
          `${number(shown.length)} of ${number(runs.length)}: the slowest, and some from beginning to end. `}
        {scale === null
          ? 'Each state has a part of its bar, however short it was; longer ones have more.'
          : 'All bars have one scale.'}{' '}
        Unfold one for its event log.
      </p>
      <ul className="rows">
        {shown.map((run) => (
          <li key={run.name}>
            <Row run={run} scale={scale} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ run, scale }: { run: DeviceRun; scale: number | null }) {
  return (
    <details>
      <summary>
        <span className={run.ok ? 'name' : 'name bad'}>
          {run.ok ? '' : '✗ '}
          {run.name}
        </span>
        <Bar stays={bySteps(run.timeline)} scale={scale} />
        <span className="number">{duration(run.durationMs)}</span>
      </summary>
      <p>
        {run.scenario === null ? '' : `${run.scenario.description} `}Device: {deviceText(run.device)}. Room:{' '}
        {run.room ?? 'none'}.
      </p>
      <EventLog run={run} />
    </details>
  );
}

function Bar({ stays, scale }: { stays: readonly Stay[]; scale: number | null }) {
  const text = stays.map(({ state, durationMs }) => `${state} ${duration(durationMs)}`).join(', ');
  const parts = scale === null ? partsInOrder(stays) : partsInTime(stays, scale);
  return (
    <svg className="line" viewBox={`0 0 ${barLength} 10`} preserveAspectRatio="none" role="img" aria-label={text}>
      {parts.map(({ state, x, width }, index) => (
        <rect key={index} className={`s-${state}`} x={tenths(x)} width={tenths(width)} height={10} />
      ))}
    </svg>
  );
}

const tenths = (value: number): number => Math.round(value * 10) / 10;

interface Part {
  readonly state: string;
  readonly x: number;
  readonly width: number;
}

/** By the clock; what is too short to see gets a hair's breadth. */
function partsInTime(stays: readonly Stay[], scale: number): Part[] {
  return stays.map(({ state, fromMs, durationMs }) => {
    return { state, x: (fromMs / scale) * barLength, width: Math.max(1, (durationMs / scale) * barLength) };
  });
}

/** In virtual time most states last no time at all and one lasts hours: each gets a part, and the rest goes by the clock. */
function partsInOrder(stays: readonly Stay[]): Part[] {
  const least = Math.min(leastPart, barLength / Math.max(1, stays.length));
  const whole = stays.reduce((sum, { durationMs }) => sum + durationMs, 0);
  const spare = barLength - least * stays.length;
  let x = 0;
  return stays.map(({ state, durationMs }) => {
    const part = { state, x, width: least + (whole === 0 ? spare / stays.length : (durationMs / whole) * spare) };
    x += part.width;
    return part;
  });
}

/** Neighbours of one step are one stay. */
function bySteps(timeline: readonly Stay[]): Stay[] {
  const stays: Stay[] = [];
  for (const { state, fromMs, durationMs } of timeline) {
    const last = stays.at(-1);
    const step = stepOf(state);
    if (last?.state !== step) stays.push({ state: step, fromMs, durationMs });
    else stays[stays.length - 1] = { ...last, durationMs: fromMs + durationMs - last.fromMs };
  }
  return stays;
}
