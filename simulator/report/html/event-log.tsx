/** @jsxRuntime automatic */
import type { DeviceRun } from '../run-result';
import { number } from '../text';

/** The console's event log as a table that scrolls by itself on a narrow screen. */
export function EventLog({ run }: { run: DeviceRun }) {
  if (run.events.length === 0) return <p>No event was logged.</p>;
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={`Event log of ${run.name}`}>
      <table className="log">
        <thead>
          <tr>
            <th scope="col" className="number">
              After, ms
            </th>
            <th scope="col">State</th>
            <th scope="col">Event</th>
            <th scope="col">Error</th>
          </tr>
        </thead>
        <tbody>
          {run.events.map(({ at, state, event, code }, index) => (
            <tr key={index}>
              <td className="number">{number(at - run.startedAt)}</td>
              <td>{state}</td>
              <td>{event}</td>
              <td>{code}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
