/** How a scenario ends: it goes no further, or it has come to its end, where the last expectations are looked at. */
import { milliseconds } from './duration';
import { differences, type Difference } from './check-view';
import type { Course } from './course';
import type { Prepared } from './prepare';
import type { NamedScenario } from './read-scenario';
import type { Script } from './script';
import { START, type World } from './world';

/** Notes an expectation that does not hold. */
export type Report = (message: string, expected: string | null, received: string | null) => void;

export const sentence = ({ what }: Difference): string => `The page shows another ${what}.`;

export function reportStuck(world: World, course: Course, script: Script, report: Report): void {
  const state = world.console.state();
  const [left] = script.left();
  if (!course.isComplete()) report('The console goes no further.', course.next(), state);
  else report(`The step of line ${left?.line ?? 0} is never due.`, left?.step.at ?? null, state);
}

export async function checkEnd(
  world: World,
  { scenario: { expect } }: NamedScenario,
  { accountId }: Prepared,
  reachedAt: number,
  report: Report,
): Promise<void> {
  const { message, text, within, notBefore, provisioning } = expect;
  for (const found of differences(world.console.view(), { message, text }))
    report(`At the end: ${sentence(found)}`, found.expected, found.received);
  const took = reachedAt - START;
  if (within !== undefined && took > milliseconds(within)) report('The end came too late.', within, `${took} ms`);
  if (notBefore !== undefined && took < milliseconds(notBefore))
    report('The end came too early.', `not before ${notBefore}`, `${took} ms`);
  if (provisioning === undefined) return;
  const received = await world.admin.provisioning(accountId);
  if (received !== provisioning) report('The account stands otherwise in the portal.', provisioning, received);
}
