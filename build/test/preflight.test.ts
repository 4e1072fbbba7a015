import { expect, test } from 'vitest';
import { preflightProblem } from '../preflight.mjs';

test.each(['20.19.0', '20.20.2', '22.0.0', '26.1.0'])('Node %s is new enough', (version) => {
  expect(preflightProblem(version, () => true)).toBeUndefined();
});

test.each(['18.20.8', '20.18.3', '16.0.0'])('Node %s is refused with the version needed', (version) => {
  expect(preflightProblem(version, () => true)).toBe(
    `Roomkey needs Node 20.19 or newer; this is Node ${version}. Install a newer one from https://nodejs.org and try again.`,
  );
});

test('packages that are not installed are named, with the command', () => {
  expect(preflightProblem('20.19.0', (file) => !file.includes('electron'))).toMatch(
    /^Roomkey's packages are not installed \(missing: electron\)\. Run `npm ci` in .+ first\.$/,
  );
});
