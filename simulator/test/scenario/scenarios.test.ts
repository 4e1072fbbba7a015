import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { ADMIN_PATHS, PreferencesSchema } from '@roomkey/shared/protocol/admin';
import { type RealPortal, startRealPortal } from '../../../main/test/support/real-portal';
import { RunResultSchema } from '../../report/run-result';
import { describeFailedRun } from '../../scenario/describe-failure';
import { parseScenario } from '../../scenario/read-scenario';
import { openSite, runScenarios } from '../../scenario/run-scenarios';
import { allScenarios } from './all-scenarios';

/** Every fourth is played a second time; `npm run test:full` plays them all twice. */
const FULL = process.env['ROOMKEY_TEST_FULL'] !== undefined;

let portal: RealPortal;
beforeAll(async () => (portal = await startRealPortal()));
afterAll(() => portal.stop());

const run = async (seed: string, scenarios = allScenarios()) =>
  runScenarios({
    scenarios: await scenarios,
    portal: { url: portal.url, apiToken: portal.apiToken, own: true },
    seed,
    signal: new AbortController().signal,
  });

describe('the scenarios that ship', () => {
  it('are more than thirty, each with one line that says what it shows', async () => {
    const all = await allScenarios();
    expect(all.length).toBeGreaterThanOrEqual(30);
    const lines = all.map(({ scenario }) => scenario.description);
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines.filter((line) => /[\n\r]/.test(line) || !line.endsWith('.'))).toEqual([]);
  });

  it('are green, and the same seed gives the same event log, byte for byte', { timeout: 300_000 }, async () => {
    const before = await preferences();
    const first = await run('same');
    expect(first.runs.filter(({ ok }) => !ok).map(describeFailedRun)).toEqual([]);
    expect(first.problems).toEqual([]);
    expect(RunResultSchema.parse(first)).toEqual(first);
    const all = await allScenarios();
    const again = new Set(all.filter((_each, index) => FULL || index % 4 === 0).map(({ name }) => name));
    const second = await run('same', Promise.resolve(all.filter(({ name }) => again.has(name))));
    const logs = (result: typeof first) =>
      result.runs
        .filter(({ name }) => again.has(name))
        .map(({ name, device, events }) => `${name} ${JSON.stringify([device, events])}`);
    expect(logs(second)).toEqual(logs(first));
    expect(await preferences()).toEqual(before);
  });

  it('take another course in time with another seed', async () => {
    const offline = allScenarios().then((all) => all.filter(({ name }) => name === 'retry-by-hand'));
    const [one, other] = [await run('one', offline), await run('other', offline)];
    expect(one.runs[0]?.events).not.toEqual(other.runs[0]?.events);
  });
});

describe('a scenario that does not hold', () => {
  const outcome = async (text: string) => {
    const site = await openSite(portal.url, portal.apiToken, 'wrong');
    return site.run(parseScenario(text, 'wrong.yaml'));
  };

  it('says what was expected, what came, and what led there', async () => {
    const result = await outcome(`description: Expects another course than there is.
expect:
  states: [welcome, verifyingDevice, oneTimePassword]
`);
    expect(result.failures[0]).toMatchObject({
      message: 'The console went elsewhere.',
      expected: 'oneTimePassword',
      received: 'agreement',
    });
    expect(describeFailedRun(result)).toMatch(/expected: oneTimePassword\n.*received: agreement\n[^]*welcome/);
  });

  it('names the line of the step that does not hold, is impossible, or is never due', async () => {
    const result = await outcome(`description: Three steps that do not work out.
script:
  - at: agreement
    shows:
      message: otp.unknown
expect:
  states: [welcome, verifyingDevice, agreement, oneTimePassword, awaitingApproval]
`);
    expect(result.failures[0]?.message).toBe('wrong.yaml:3: The page shows another message.');
    const impossible = await outcome(`description: An act that is impossible there.
script:
  - at: welcome
    installer: accept
expect:
  states: [welcome]
`);
    expect(impossible.failures[0]).toMatchObject({ received: 'impossible in welcome' });
    const late = await outcome(`description: A step that is never due in this course.
script:
  - at: rejected
    installer: startOver
expect:
  states: [welcome, verifyingDevice, agreement, oneTimePassword, awaitingApproval]
`);
    expect(late.failures[0]?.message).toBe('The step of line 3 is never due.');
  });

  it('notices what the portal says at the end, and the time', async () => {
    const result = await outcome(`description: Ends as expected, but not in the portal and not in time.
script:
  - at: awaitingApproval
    after: 10 min
    administrator: approve
expect:
  states: [welcome, verifyingDevice, agreement, oneTimePassword, awaitingApproval, storingCredentials, signingIn, signedIn, home]
  within: 5 min
  provisioning: Rejected
`);
    expect(result.failures.map(({ message }) => message)).toEqual([
      'The end came too late.',
      'The account stands otherwise in the portal.',
    ]);
  });
});

async function preferences(): Promise<z.infer<typeof PreferencesSchema>> {
  const response = await fetch(`${portal.url}${ADMIN_PATHS.preferences}`, {
    headers: { authorization: `Bearer ${portal.apiToken}` },
  });
  return PreferencesSchema.parse(await response.json());
}
