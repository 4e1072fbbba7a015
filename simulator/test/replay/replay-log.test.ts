import type { EventRecord } from '@roomkey/shared/setup/contract/event-log';
import { describe, expect, it } from 'vitest';
import { describeReplay } from '../../replay/describe-replay';
import { replayLog } from '../../replay/replay-log';
import { asText, recordedLogs } from './recorded-logs';

const recorded = (name: string) => recordedLogs.find((each) => each.name === name)!;
const APPROVED = recorded('approved.jsonl');
const AT = 1_700_000_000_000;

/** Lines of one start as `event → state (code)`; numbers and revisions are made up as a console makes them. */
function log(...lines: readonly [event: string, state: string, code?: string][]): EventRecord[] {
  let revision = 0;
  return lines.map(([event, state, code], seq) => {
    if (!event.startsWith('app.') && event !== 'xstate.stop') revision += 1;
    return { seq, at: AT + seq * 100, state, event, code: code ?? null, revision };
  });
}
const containing = (text: string): unknown => expect.stringContaining(text);
const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
const done = (state: string) => `xstate.done.actor.0.setup.${state}`;
const error = (state: string) => `xstate.error.actor.0.setup.${state}`;
const STARTED: [string, string] = ['app.started', 'app'];

describe('logs of real consoles', () => {
  it.each(recordedLogs)('$name replays without a difference', ({ text, records }) => {
    const result = replayLog(text);
    expect(result.difference).toBeNull();
    expect(result.remarks).toEqual([]);
    expect(result.records).toBe(records.length);
    expect(result.starts).toBe(records.filter(({ seq }) => seq === 0).length);
  });

  it('there are some of each kind', () => {
    expect(recordedLogs.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['approved.jsonl', 'offline.jsonl', 'power-cuts.jsonl', 'rejected.jsonl']),
    );
  });

  it('what the log does not tell is said to be assumed', () => {
    expect(replayLog(APPROVED.text).assumptions).toContainEqual({
      line: 8,
      text: 'assumed: pollPortal answered “approved”',
    });
  });
});

describe('the first difference', () => {
  const changed = asText(APPROVED.records.with(7, { ...APPROVED.records[7]!, state: 'home.waiting' }));

  it('names the line, what was logged, what the machine can do, and the five lines before', () => {
    const { difference, records } = replayLog(changed);
    expect(difference).toMatchObject({ line: 8, logged: { state: 'home.waiting' } });
    expect(difference!.expected).toContainEqual({ state: 'storingCredentials.trying', code: null });
    expect(difference!.expected).toContainEqual({ state: 'rejected', code: null });
    expect(difference!.before.map(({ line }) => line)).toEqual([3, 4, 5, 6, 7]);
    expect(records).toBe(7);
  });

  it('reads as a text', () => {
    const text = describeReplay(replayLog(changed), { place: (line) => `events.jsonl:${line}` });
    expect(text).toMatch(/^First difference at events\.jsonl:8: the machine does not come here with this event\./);
    expect(text).toContain(
      '  logged    home.waiting\n  expected  awaitingApproval.online.pausing\n        or  storingCredentials.trying\n',
    );
    expect(text.match(/^ {4}events\.jsonl:\d/gm)).toHaveLength(5);
    expect(describeReplay(replayLog(APPROVED.text))).toBe(
      'No difference: 16 lines of 1 start replayed, 2 answers assumed.',
    );
  });

  it('an event that cannot happen names where the machine is', () => {
    const { difference } = replayLog(asText(log(STARTED, ['xstate.init', 'welcome'], ['accept', 'agreement'])));
    expect(difference).toMatchObject({ line: 3, message: '“accept” cannot happen at welcome', expected: [] });
  });

  it('a failure of the machine itself', () => {
    const text = asText(log(STARTED, ['xstate.init', 'welcome'], ['machine.failed', 'failed', 'internal.unexpected']));
    expect(replayLog(text).difference).toMatchObject({ line: 3, message: containing('failed here') });
  });
});

describe('what happens to files', () => {
  it('a last line without its end is left out, and remarked on', () => {
    const result = replayLog(APPROVED.text.slice(0, -30));
    expect(result).toMatchObject({ difference: null, records: 15 });
    expect(result.remarks).toEqual([{ line: 16, text: 'the last line is cut off and was left out' }]);
  });

  it('a cut-off line with a new start behind it', () => {
    const [first, second, third] = APPROVED.text.split('\n');
    const text = `${first}\n${second}\n${third!.slice(0, 20)}${APPROVED.text}`;
    const result = replayLog(text);
    expect(result.difference).toBeNull();
    expect(result).toMatchObject({
      starts: 2,
      remarks: [{ line: 3, text: containing('lost its power') }],
    });
  });

  it('zeros that a power cut left', () => {
    const result = replayLog(`${asText(APPROVED.records.slice(0, 5))}${'\0'.repeat(64)}\n`);
    expect(result).toMatchObject({ difference: null, records: 5, remarks: [{ line: 6 }] });
  });

  it.each([
    ['no JSON', 'oh dear', 'this is not JSON'],
    ['another shape', '{"seq":6}', 'this is not an event of this version'],
    ['a member more', JSON.stringify({ ...APPROVED.records[6], note: 'x' }), 'Unrecognized key: "note"'],
  ])('a line in the middle that is no event: %s', (_what, line, message) => {
    const lines = APPROVED.text.split('\n').with(6, line);
    const { difference } = replayLog(lines.join('\n'));
    expect(difference).toMatchObject({ line: 7, logged: null, message: containing(message) });
    expect(difference!.before).toHaveLength(5);
  });

  it('an earlier difference comes before a line that cannot be read', () => {
    const lines = asText(APPROVED.records.with(3, { ...APPROVED.records[3]!, state: 'welcome' })).split('\n');
    expect(replayLog(lines.with(6, 'oh dear').join('\n')).difference).toMatchObject({ line: 4 });
  });

  it('a log that begins in the middle, as rotated ones do', () => {
    const result = replayLog(asText(APPROVED.records.slice(6)));
    expect(result).toMatchObject({ difference: null, records: 10, starts: 1, remarks: [{ line: 1 }] });
  });

  it('missing and disordered lines', () => {
    const missing = replayLog(asText(APPROVED.records.toSpliced(4, 2)));
    expect(missing.difference).toMatchObject({ line: 5, message: containing('2 lines are missing') });
    const [a, b] = [APPROVED.records[4]!, APPROVED.records[5]!];
    const disordered = replayLog(asText(APPROVED.records.toSpliced(4, 2, b, a)));
    expect(disordered.difference).toMatchObject({ line: 5, message: containing('missing') });
  });

  it('an empty file is no log with a difference', () => {
    expect(replayLog('')).toMatchObject({ records: 0, starts: 0, difference: null });
  });

  it('Windows line ends and a byte order mark', () => {
    expect(replayLog(`\uFEFF${APPROVED.text.replaceAll('\n', '\r\n')}`).difference).toBeNull();
  });
});

describe('other versions and clocks', () => {
  it('a state that this machine does not have', () => {
    const records = APPROVED.records.with(2, { ...APPROVED.records[2]!, state: 'choosingRoom' });
    expect(replayLog(asText(records)).difference).toMatchObject({
      line: 3,
      message: 'this machine has no state “choosingRoom”: the log was written by another version of Roomkey',
    });
  });

  it('an event that this machine does not have', () => {
    const records = APPROVED.records.with(2, { ...APPROVED.records[2]!, event: 'chooseRoom' });
    expect(replayLog(asText(records)).difference).toMatchObject({
      message: containing('another version'),
    });
  });

  it('the version in the log is compared where this one is told', () => {
    expect(replayLog(APPROVED.text, { version: '0.2.0' }).remarks).toEqual([
      { line: 1, text: 'written by version 0.1.0; this is 0.2.0' },
    ]);
    expect(replayLog(APPROVED.text, { version: '0.1.0' }).remarks).toEqual([]);
  });

  it('a clock that jumps is remarked on; nothing else depends on it', () => {
    const records = APPROVED.records.map((record, at) => (at < 5 ? record : { ...record, at: record.at - 86_400_000 }));
    const result = replayLog(asText(records));
    expect(result.difference).toBeNull();
    expect(result.remarks).toEqual([{ line: 6, text: matching(/^the clock went back by 86\d{3} s$/) }]);
  });
});

describe('restarts', () => {
  const toAgreement = log(
    STARTED,
    ['xstate.init', 'welcome'],
    ['getStarted', 'verifyingDevice'],
    [done('verifyingDevice'), 'agreement'],
  );
  const stopped: EventRecord[] = [
    ...toAgreement,
    { ...toAgreement[3]!, seq: 4, event: 'xstate.stop' },
    { ...toAgreement[3]!, seq: 5, event: 'app.stopped' },
  ];
  const startAt = (state: string, at = AT + 1_000) =>
    log(STARTED, ['xstate.init', state]).map((record) => ({ ...record, at: at + record.seq }));

  it('after a clean end the console begins where it was', () => {
    expect(replayLog(asText([...stopped, ...startAt('agreement')])).difference).toBeNull();
    expect(replayLog(asText([...stopped, ...startAt('welcome')])).difference).toMatchObject({
      line: 8,
      message: 'this is not where the console was saved before',
      expected: [{ state: 'agreement', code: null }],
    });
  });

  it('after a power cut the last write may be lost, which is said', () => {
    const result = replayLog(asText([...toAgreement, ...startAt('welcome')]));
    expect(result.difference).toBeNull();
    expect(result.assumptions).toContainEqual({
      line: 6,
      text: 'assumed: the last write was lost in the power cut',
    });
    expect(replayLog(asText([...toAgreement, ...startAt('home.reporting')])).difference).toMatchObject({ line: 6 });
  });

  it('a disk that was full keeps an older state', () => {
    const full = log(
      STARTED,
      ['xstate.init', 'welcome'],
      ['getStarted', 'verifyingDevice'],
      [done('verifyingDevice'), 'agreement'],
      ['storageChanged', 'agreement'],
      ['accept', 'oneTimePassword.entering'],
      ['back', 'agreement'],
      ['xstate.stop', 'agreement'],
      ['app.stopped', 'agreement'],
    ).map((record) => ({ ...record, at: record.at + record.seq * 20_000 }));
    expect(replayLog(asText([...full, ...startAt('welcome')])).difference).toBeNull();
  });

  it('a state file that could not be read begins anew', () => {
    const anew = log(STARTED, ['app.state.setAside', 'app', 'state.unreadable'], ['xstate.init', 'welcome']);
    expect(replayLog(asText([...stopped, ...anew])).difference).toBeNull();
  });

  it('a console with nothing saved begins at welcome, or asks for the address', () => {
    expect(replayLog(asText(startAt('welcome'))).difference).toBeNull();
    expect(replayLog(asText(startAt('connect.entering'))).difference).toBeNull();
    expect(replayLog(asText(startAt('home.reporting'))).difference).toMatchObject({
      line: 2,
      message: containing('--from'),
    });
    expect(replayLog(asText(startAt('home.reporting')), { from: 2 }).difference).toBeNull();
  });

  it('a portal that moved: the record goes on, from the beginning of the step', () => {
    const waiting = log(
      STARTED,
      ['xstate.init', 'welcome'],
      ['getStarted', 'verifyingDevice'],
      [done('verifyingDevice'), 'agreement'],
      ['accept', 'oneTimePassword.entering'],
      ['submitOtp', 'oneTimePassword.submitting'],
      [done('oneTimePassword.submitting'), 'awaitingApproval.online.polling'],
      [error('awaitingApproval.online.polling'), 'awaitingApproval.offline.waiting', 'portal.unreachable'],
    );
    const result = replayLog(asText([...waiting, ...startAt('awaitingApproval.online.polling')]));
    expect(result.difference).toBeNull();
    expect(result.assumptions.at(-1)!.text).toMatch(/resume record|last write was lost/);
  });

  it('a delivery that nobody had to make', () => {
    const records = log(STARTED, ['xstate.init', 'welcome'], ['outboxDelivered', 'welcome']);
    expect(replayLog(asText(records)).difference).toMatchObject({ line: 3 });
  });

  it('nothing happens after the end', () => {
    const records = [...stopped.slice(0, 5), { ...toAgreement[3]!, seq: 5, event: 'accept', revision: 4 }];
    expect(replayLog(asText(records)).difference).toMatchObject({
      line: 6,
      message: containing('stopped'),
    });
  });
});
