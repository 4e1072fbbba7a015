/** @jsxRuntime automatic */
import type { RunResult, StateFigure } from '../run-result';
import { duration, number } from '../text';
import { Key } from './palette';

/** Where the consoles spent their time, and where they ended. */
export function States({ result: { summary } }: { result: RunResult }) {
  if (summary.states.length === 0) return null;
  const longest = Math.max(...summary.states.map(({ totalMs }) => totalMs), 1);
  return (
    <section aria-labelledby="states">
      <h2 id="states">Time by state</h2>
      <div className="scroll" tabIndex={0} role="group" aria-labelledby="states">
        <table>
          <thead>
            <tr>
              <th scope="col">State</th>
              {['Consoles', 'Visits', 'Mean stay', 'Ended here'].map((column) => (
                <th key={column} scope="col" className="number">
                  {column}
                </th>
              ))}
              <th scope="col">Time of all</th>
            </tr>
          </thead>
          <tbody>
            {summary.states.map((figure) => (
              <Row key={figure.step} figure={figure} longest={longest} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ figure: { step, devices, visits, totalMs, ended }, longest }: { figure: StateFigure; longest: number }) {
  return (
    <tr>
      <th scope="row" className="state">
        <Key step={step} /> {step}
      </th>
      <td className="number">{number(devices)}</td>
      <td className="number">{number(visits)}</td>
      <td className="number">{duration(visits === 0 ? 0 : totalMs / visits)}</td>
      <td className="number">{number(ended)}</td>
      <td className="bar">
        <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
          <rect
            className={`s-${step}`}
            width={Math.max(0.4, Math.round((totalMs / longest) * 1_000) / 10)}
            height={10}
          />
        </svg>
        <span>{duration(totalMs)}</span>
      </td>
    </tr>
  );
}
