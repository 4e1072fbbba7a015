/** @jsxRuntime automatic */
import type { Latency, RunResult } from '../run-result';
import { duration, number } from '../text';

const LABELS: Readonly<Record<string, string>> = {
  startToWaiting: 'Start → waiting for approval',
  approveToStored: 'Approve → stored in the vault',
  approveToSignedIn: 'Approve → signed in',
  approveToReceipt: 'Approve → receipt at the portal',
};
const COLUMNS = ['p50', 'p90', 'p95', 'p99', 'max'] as const;
const bars = 30;
const height = 32;

/** Percentiles, and how all values spread from nothing to the longest. */
export function Latencies({ result: { summary, runs } }: { result: RunResult }) {
  if (summary.latencies.length === 0) return null;
  return (
    <section aria-labelledby="latencies">
      <h2 id="latencies">Latencies</h2>
      <div className="scroll" tabIndex={0} role="group" aria-labelledby="latencies">
        <table>
          <thead>
            <tr>
              <th scope="col">From → until</th>
              <th scope="col" className="number">
                Consoles
              </th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className="number">
                  {column}
                </th>
              ))}
              <th scope="col">Spread, 0 to max</th>
            </tr>
          </thead>
          <tbody>
            {summary.latencies.map((latency) => (
              <tr key={latency.name}>
                <th scope="row">{LABELS[latency.name] ?? latency.name}</th>
                <td className="number">{number(latency.count)}</td>
                {COLUMNS.map((column) => (
                  <td key={column} className="number">
                    {duration(latency[column])}
                  </td>
                ))}
                <td>
                  <Spread latency={latency} values={runs.flatMap(({ timings }) => timings[latency.name] ?? [])} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="note">
        The lines in a spread are p50 and p99. Approvals are counted from the moment the administrator sends them.
      </p>
    </section>
  );
}

function Spread({ latency, values }: { latency: Latency; values: readonly number[] }) {
  const longest = Math.max(latency.max, 1);
  const counts = Array.from({ length: bars }, () => 0);
  for (const value of values) {
    const bar = Math.min(bars - 1, Math.floor((value / longest) * bars));
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  const most = Math.max(...counts, 1);
  const at = (value: number): number => Math.round((value / longest) * bars * 100) / 100;
  const label = `Half within ${duration(latency.p50)}, 99 of 100 within ${duration(latency.p99)}, all within ${duration(latency.max)}`;
  return (
    <svg className="spread" viewBox={`0 0 ${bars} ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
      {counts.map((count, bar) => {
        if (count === 0) return null;
        const tall = Math.max(1, Math.round((count / most) * height));
        return <rect key={bar} x={bar + 0.08} y={height - tall} width={0.84} height={tall} />;
      })}
      {[latency.p50, latency.p99].map((value, index) => (
        <line key={index} x1={at(value)} x2={at(value)} y1={0} y2={height} vectorEffect="non-scaling-stroke" />
      ))}
    </svg>
  );
}
