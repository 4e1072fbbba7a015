/**
 * How soon the packed console shows its first screen and answers, beside a static page of 1 kB through the same protocol,
 * policy and main process. It is the tests' twin of the console: what is shipped cannot be looked into.
 */
import { packConsole } from '../build/pack/pack-console';
import type { Figure } from './figures';
import { type FirstPaint, measureStart } from './paint/first-paint';

interface Round {
  readonly plain: FirstPaint;
  readonly own: FirstPaint;
  readonly pressed: FirstPaint;
}

/** Every round starts the console three times, each with a data directory of its own; the first round does not count. */
export async function measurePaint(rounds: number): Promise<Figure[]> {
  const say = (line: string) => console.log(line);
  const { executable } = await packConsole({ variant: 'twin', installers: false, release: false, say });
  await oneRound(executable);
  const results: Round[] = [];
  for (let round = 0; round < rounds; round += 1) results.push(await oneRound(executable));
  const each = (what: string, unit: string, value: (round: Round) => number | null): Figure => ({
    ...{ what, unit },
    values: results.map((round) => value(round) ?? NaN),
  });
  const breakdown = (page: string, of: (round: Round) => FirstPaint): Figure[] => [
    each(`${page}: navigation → main is asked`, 'ms', (round) => of(round).asked),
    each(`${page}: main answers in`, 'ms', (round) => of(round).served - of(round).asked),
    each(`${page}: answer → page has arrived`, 'ms', (round) => of(round).arrived - of(round).served),
    each(`${page}: arrived → painted`, 'ms', (round) => of(round).paint - of(round).arrived),
  ];
  return [
    {
      ...each("first contentful paint ÷ static page's", '×', ({ plain, own }) => own.paint / plain.paint),
      target: { atMost: 1.1 },
    },
    {
      ...each("Get started answers ÷ static page's first contentful paint", '×', ({ plain, pressed }) =>
        pressed.answer === null ? null : pressed.answer / plain.paint,
      ),
      target: { atMost: 1.5 },
      note: 'pressed every 4 ms from the beginning, until the main process has the intent',
    },
    each('console: first contentful paint', 'ms', ({ own }) => own.paint),
    each('static page: first contentful paint', 'ms', ({ plain }) => plain.paint),
    each('console: Get started answers', 'ms', ({ pressed }) => pressed.answer),
    each("console: the page's own code has taken over", 'ms', ({ own }) => own.ready),
    each('program started → navigation', 'ms', ({ own }) => own.started),
    ...breakdown('console', ({ own }) => own),
    ...breakdown('static page', ({ plain }) => plain),
  ];
}

async function oneRound(executable: string): Promise<Round> {
  const plain = await measureStart(executable, 'static');
  const own = await measureStart(executable, 'console');
  if (own.button === null) throw new Error('The first screen has no button "Get started".');
  return { plain, own, pressed: await measureStart(executable, 'console', own.button) };
}
