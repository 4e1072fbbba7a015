/** Work that consoles ask for next stands back while others still wait to be told of a decision. */
import { expect, test } from 'vitest';
import { HeldPolls } from '../../server/oauth/held-polls';

/** Of the store and the clock held polls use these parts only: what wakes them, fired by the test. */
async function open() {
  let decide: (requestId: string) => void = () => undefined;
  const store = {
    listen: (_channel: string, onPayload: (payload: string) => void) => {
      decide = onPayload;
      return Promise.resolve(() => Promise.resolve());
    },
    onReconnected: () => () => undefined,
  };
  const clock = { onMoved: () => () => undefined };
  const polls = await HeldPolls.open({ store, clock });
  return { polls, decide: (requestId: string) => decide(requestId) };
}

test('whoever stands back goes on once the last woken console is answered', async () => {
  const { polls, decide } = await open();
  await polls.untilAnswered();

  const answers: (() => void)[] = [];
  const held = ['one', 'two'].map((id) =>
    polls.hold(id, 25, async (poll) => {
      expect(await poll.next()).toBe('changed');
      await new Promise<void>((resolve) => answers.push(resolve));
    }),
  );
  decide('one');
  decide('two');
  let wentOn = false;
  const standingBack = polls.untilAnswered().then(() => (wentOn = true));
  await expect.poll(() => answers.length).toBe(2);
  answers[0]?.();
  await held[0];
  expect(wentOn).toBe(false);
  answers[1]?.();
  await Promise.all([...held, standingBack]);
  expect(wentOn).toBe(true);
});

test('a console that was woken for nothing and waits on holds nobody up', async () => {
  const { polls, decide } = await open();
  const reasons: string[] = [];
  const held = polls.hold('one', 25, async (poll) => {
    for (let reason = ''; reason !== 'closing';) reasons.push((reason = await poll.next()));
  });
  decide('one');
  await expect.poll(() => reasons).toEqual(['changed']);
  await polls.untilAnswered();
  expect(polls.size).toBe(1);
  await polls.close();
  await held;
});
