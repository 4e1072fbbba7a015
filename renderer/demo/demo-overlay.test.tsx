import { act, fireEvent, render, screen } from '@testing-library/react';
import type { DemoBridge, DemoView } from '@roomkey/shared/ipc/demo';
import { describe, expect, it } from 'vitest';
import { settle, show } from '../testing/show';
import { DemoOverlay } from './demo-overlay';

// jsdom lays nothing out.
Element.prototype.scrollIntoView = () => undefined;

const VIEW: DemoView = { revision: 1, story: null, caption: null, takesOverIn: null, press: null };
const PRESS = { moveMs: 0, restMs: 0, digit: null } as const;

/** A fake of the demo's bridge: it shows what the test wants, and records what the page answers. */
function fakeDemo(first: Partial<DemoView> = {}) {
  let view = { ...VIEW, ...first };
  const listeners = new Set<(view: DemoView) => void>();
  const answers: string[] = [];
  const ok = Promise.resolve({ ok: true, value: null } as const);
  const bridge: DemoBridge = {
    get: () => Promise.resolve({ ok: true, value: view }),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    pressed(id, found) {
      answers.push(`${String(id)} ${found ? 'pressed' : 'not found'}`);
      return ok;
    },
    touched() {
      answers.push('touched');
      return ok;
    },
  };
  const push = (change: Partial<DemoView>) =>
    act(() => {
      view = { ...view, revision: view.revision + 1, ...change };
      for (const listener of listeners) listener(view);
    });
  return { bridge, answers, push, listeners };
}

async function overlay(first?: Partial<DemoView>) {
  const demo = fakeDemo(first);
  const shown = render(<DemoOverlay bridge={demo.bridge} />);
  await settle();
  return { ...demo, ...shown };
}

const soon = () => act(() => new Promise((resolve) => setTimeout(resolve, 30)));

describe('the bar', () => {
  it('says what the story says, in the page’s language, and takes its room', async () => {
    const { push } = await overlay({ story: 'rejected', caption: { of: 'story', key: 'saysWhy' } });
    expect(screen.getByRole('status').textContent).toBe('The console says why, and what to do about it.');
    expect(screen.getByRole('region', { name: 'Demo' }).textContent).toContain('Rejected');
    expect(document.documentElement.dataset['demoBar']).toBe('');
    push({ story: null, caption: null });
    expect(screen.queryByRole('region', { name: 'Demo' })).toBeNull();
    expect(document.documentElement.dataset['demoBar']).toBeUndefined();
  });

  it('counts down in numbers that are not read out one by one', async () => {
    const { push } = await overlay({ takesOverIn: 15 });
    expect(screen.getByRole('timer').textContent).toContain('15 seconds');
    expect(screen.getByRole('status').textContent).toBe('');
    push({ takesOverIn: 14 });
    expect(screen.getByRole('timer').textContent).toContain('14 seconds');
  });

  it('shows no view that is older than the one it shows', async () => {
    const { push } = await overlay({ revision: 5, caption: { of: 'demo', key: 'preparing' } });
    push({ revision: 4, caption: null });
    expect(screen.getByRole('status').textContent).toBe('The next story is being prepared.');
  });
});

describe('a press', () => {
  it('finds the button by its name, goes there, and presses it', async () => {
    const console = await show({ step: 'welcome', allowed: ['getStarted'] });
    const { push, answers, container } = await overlay();
    push({ story: 'approved', press: { ...PRESS, id: 1, key: 'intents.getStarted' } });
    await soon();
    expect(console.intents).toEqual([{ type: 'getStarted' }]);
    expect(answers).toEqual(['1 pressed']);
    expect(container.querySelector('[data-demo=ring]')).not.toBeNull();
  });

  it('types on the keypad, digit by digit', async () => {
    await show({ step: 'oneTimePassword', allowed: ['submitOtp'] });
    const { push, answers } = await overlay();
    for (const [id, digit] of ['4', '4', '0'].entries()) {
      push({ story: 'approved', press: { ...PRESS, id, key: 'keypad.digit', digit } });
      await soon();
    }
    expect(screen.getByText('3 of 16 digits', { selector: 'p:not([role])' })).toBeDefined();
    expect(answers).toEqual(['0 pressed', '1 pressed', '2 pressed']);
  });

  it('that is taken back is not done', async () => {
    const console = await show({ step: 'welcome', allowed: ['getStarted'] });
    const { push, answers } = await overlay();
    push({ story: 'approved', press: { ...PRESS, restMs: 20, id: 1, key: 'intents.getStarted' } });
    push({ story: null, press: null });
    await soon();
    expect(console.intents).toEqual([]);
    expect(answers).toEqual([]);
  });
});

describe('a touch', () => {
  it('of the demo itself is none: the browser does not vouch for it', async () => {
    const { answers } = await overlay();
    fireEvent.pointerDown(document.body);
    fireEvent.keyDown(document.body, { key: 'a' });
    expect(answers).toEqual([]);
  });
});

it('a story begins on the page itself, whatever a person has left open', async () => {
  await show({ step: 'welcome', allowed: ['getStarted'] });
  const { push } = await overlay();
  fireEvent.click(screen.getByRole('button', { name: 'Settings' }));
  await settle();
  expect(document.querySelector('dialog[open]')).not.toBeNull();
  push({ story: 'approved' });
  await settle();
  expect(document.querySelector('dialog')).toBeNull();
});

it('nothing is left behind when the page goes', async () => {
  const { unmount, listeners } = await overlay({ caption: { of: 'demo', key: 'handedOver' } });
  unmount();
  expect(listeners.size).toBe(0);
  expect(document.documentElement.dataset['demoBar']).toBeUndefined();
});
