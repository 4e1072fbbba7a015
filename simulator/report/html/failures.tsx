/** @jsxRuntime automatic */
import type { DeviceRun, Failure, RunResult } from '../run-result';
import { deviceText, number } from '../text';
import { EventLog } from './event-log';

/** So many failures come with their event log, so many of these unfolded; a page with a thousand logs helps nobody. */
const inDetail = 50;
const unfolded = 5;
const named = 1000;

export function Failures({ result }: { result: RunResult }) {
  const failed = result.runs.filter(({ ok }) => !ok);
  if (failed.length === 0 && result.problems.length === 0) return null;
  const rest = failed.slice(inDetail, named);
  return (
    <section aria-labelledby="failures">
      <h2 id="failures">Failures</h2>
      {result.problems.length > 0 && (
        <ul className="problems">
          {result.problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      {failed.slice(0, inDetail).map((run, index) => (
        <FailedRun key={run.name} run={run} open={index < unfolded} />
      ))}
      {rest.length > 0 && (
        <details>
          <summary>
            {number(failed.length - inDetail)} more failed; their event logs stand in the JSON and JUnit reports
          </summary>
          <ul>
            {rest.map(({ name, failures }) => (
              <li key={name}>
                <strong>{name}</strong>: {failures[0]?.message}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function FailedRun({ run, open }: { run: DeviceRun; open: boolean }) {
  return (
    <details className="failed" open={open}>
      <summary>
        <strong>{run.name}</strong>: {run.failures[0]?.message}
      </summary>
      {run.scenario !== null && (
        <p>
          {run.scenario.description} <code>{run.scenario.file}</code>
        </p>
      )}
      {run.failures.map((failure, index) => (
        <Expectation key={index} failure={failure} />
      ))}
      <p>
        Device: {deviceText(run.device)}. Room: {run.room ?? 'none'}.
      </p>
      <EventLog run={run} />
    </details>
  );
}

function Expectation({ failure: { message, expected, received } }: { failure: Failure }) {
  return (
    <div className="expectation">
      <p>{message}</p>
      {(expected !== null || received !== null) && (
        <dl>
          <div>
            <dt>Expected</dt>
            <dd>{expected ?? '–'}</dd>
          </div>
          <div>
            <dt>Received</dt>
            <dd>{received ?? '–'}</dd>
          </div>
        </dl>
      )}
    </div>
  );
}
