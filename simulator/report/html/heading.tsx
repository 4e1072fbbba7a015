/** @jsxRuntime automatic */
import type { ReactNode } from 'react';
import { hasPassed, type RunResult } from '../run-result';
import { duration, megabytes, number } from '../text';

/** The verdict, who and where, and the figures that people look for first. */
export function Heading({ result }: { result: RunResult }) {
  const passed = hasPassed(result);
  return (
    <header>
      <p className="mark">Simulation</p>
      <h1>
        {number(result.summary.devices)} {nounOf(result)}
      </h1>
      <p className={passed ? 'verdict good' : 'verdict bad'}>
        <span aria-hidden="true">{passed ? '✓' : '✗'}</span> {verdictOf(result)}
      </p>
      <ul className="cards">
        {cardsOf(result).map(({ label, value }) => (
          <li key={label}>
            <span className="label">{label}</span> <span className="value">{value}</span>
          </li>
        ))}
      </ul>
      <dl className="facts">
        {factsOf(result).map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}

export function nounOf({ kind, summary }: RunResult): string {
  const noun = kind === 'fleet' ? 'console' : 'scenario';
  return summary.devices === 1 ? noun : `${noun}s`;
}

function verdictOf(result: RunResult): string {
  const { failed, devices, counted } = result.summary;
  if (result.interrupted) return 'Ended early: what is here is what ran until then.';
  if (failed > 0) return `${number(failed)} of ${number(devices)} failed.`;
  if (counted.some(({ expected, received }) => expected !== received)) return 'The counts do not agree.';
  return result.problems.length > 0 ? 'The run as a whole failed.' : 'Every expectation held.';
}

function cardsOf({ summary, durationMs }: RunResult): { label: string; value: string }[] {
  const stored = summary.latencies.find(({ name }) => name === 'approveToStored');
  const { memory } = summary;
  const bytes = (label: string, value: number | null) => (value === null ? [] : [{ label, value: megabytes(value) }]);
  return [
    { label: 'Passed', value: number(summary.passed) },
    { label: 'Failed', value: number(summary.failed) },
    { label: 'Took', value: duration(durationMs) },
    ...(stored === undefined
      ? []
      : [
          { label: 'Approve → stored, p50', value: duration(stored.p50) },
          { label: 'Approve → stored, p99', value: duration(stored.p99) },
        ]),
    ...(memory === null
      ? []
      : [
          ...bytes('Memory, all consoles', memory.simulatorPeakBytes),
          ...bytes('Memory, each console', memory.perConsoleBytes),
          ...bytes('Memory, portal', memory.portalPeakBytes),
        ]),
  ];
}

function factsOf({ startedAt, seed, portal, machine, versions }: RunResult): [string, ReactNode][] {
  const memory = `${(machine.memoryBytes / 1e9).toFixed(1)} GB`;
  return [
    [
      'Started',
      <time key="started" dateTime={startedAt}>
        {startedAt.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC')}
      </time>,
    ],
    ['Seed', <code key="seed">{seed}</code>],
    ['Portal', `${portal.url}${portal.own ? ', started for this run' : ''} (${portal.organisation ?? 'unnamed'})`],
    ['Machine', `${machine.cpus} CPUs (${machine.cpuModel}), ${memory}, ${machine.platform}, Node ${versions.node}`],
  ];
}
