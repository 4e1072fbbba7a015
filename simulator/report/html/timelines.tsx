/** @jsxRuntime automatic */
import { stepOf } from '../device-run';
import type { DeviceRun, RunResult, Stay } from '../run-result';
import { deviceText, duration, number } from '../text';
import { EventLog } from './event-log';
import { Crowd } from './crowd';
import { Legend } from './palette';
import { sampleOf } from './sample';

/** One bar for each console, and for a fleet one picture of all. */
export function Timelines({ result }: { result: RunResult }) {
  const { runs, kind, summary } = result;
  if (runs.length === 0) return null;
  const shown = sampleOf(runs);
  const steps = summary.states.map(({ step }) => step);
  // Consoles of a fleet share one clock; each scenario has its own, and some last eight hours.
  const scale = kind === 'fleet' ? Math.max(...shown.map(({ durationMs }) => durationMs), 1) : null;
  return (
    <section aria-labelledby="timelines">
      <h2 id="timelines">Timelines</h2>
      <Legend steps={steps} />
      {kind === 'fleet' && runs.length > 1 && <Crowd runs={runs} steps={steps} />}
      <h3>Each console</h3>
      <p className="note">
        {shown.length < runs.length &&
          `${number(shown.length)} of ${number(runs.length)}: the slowest, and some from beginning to end. `}
        {scale === null ? 'Each bar is as long as its own scenario took.' : 'All bars have one scale.'} Unfold one for
        its event log.
      </p>
      <ul className="rows">
        {shown.map((run) => (
          <li key={run.name}>
            <Row run={run} scale={scale ?? run.durationMs} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ run, scale }: { run: DeviceRun; scale: number }) {
  return (
    <details>
      <summary>
        <span className={run.ok ? 'name' : 'name bad'}>
          {run.ok ? '' : '✗ '}
          {run.name}
        </span>
        <Bar run={run} scale={Math.max(scale, 1)} />
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

function Bar({ run: { timeline }, scale }: { run: DeviceRun; scale: number }) {
  const stays = bySteps(timeline);
  const text = stays.map(({ state, durationMs }) => `${state} ${duration(durationMs)}`).join(', ');
  const place = (ms: number): number => Math.round((ms / scale) * 10_000) / 10;
  return (
    <svg className="line" viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label={text}>
      {stays.map(({ state, fromMs, durationMs }, index) => (
        <rect
          key={index}
          className={`s-${state}`}
          x={place(fromMs)}
          width={Math.max(1, place(durationMs))}
          height={10}
        />
      ))}
    </svg>
  );
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
