/** @jsxRuntime automatic */
import type { RunResult } from '../run-result';
import { number } from '../text';

/** What was counted on both sides, and what it had to be. */
export function Counts({ result: { summary } }: { result: RunResult }) {
  if (summary.counted.length === 0) return null;
  return (
    <section aria-labelledby="counts">
      <h2 id="counts">Counted on both sides</h2>
      <div className="scroll" tabIndex={0} role="group" aria-labelledby="counts">
        <table>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col" className="number">
                Expected
              </th>
              <th scope="col" className="number">
                Counted
              </th>
              <th scope="col">Verdict</th>
            </tr>
          </thead>
          <tbody>
            {summary.counted.map(({ what, expected, received }) => (
              <tr key={what}>
                <th scope="row">{what}</th>
                <td className="number">{number(expected)}</td>
                <td className="number">{number(received)}</td>
                <td className={expected === received ? 'good' : 'bad'}>
                  {expected === received ? '✓ holds' : '✗ differs'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
