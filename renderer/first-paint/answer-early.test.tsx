// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type FakeConsole, fakeConsole } from '../testing/fake-console';
import { answerEarly, type EarlyAnswers } from './answer-early';

let console: FakeConsole;
let answers: EarlyAnswers;
beforeEach(() => {
  vi.useFakeTimers();
  console = fakeConsole({});
  Object.assign(window, { roomConsole: console.bridge });
  document.body.innerHTML =
    '<div data-first-screen><button data-intent="getStarted"><span>Get started</span></button>' +
    '<button data-intent="startOver">Over</button><p>no button</p></div><button data-intent="accept">Live</button>';
  answers = answerEarly(document);
});
afterEach(() => {
  answers.stop();
  vi.useRealTimers();
});
const press = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();

it('sends what a button means, once', () => {
  press('[data-intent=getStarted] span');
  press('[data-intent=getStarted]');
  expect(console.intents).toEqual([{ type: 'getStarted' }]);
  expect(document.querySelector('[data-intent=getStarted]')?.getAttribute('aria-busy')).toBe('true');
});

it('leaves alone what needs a question first, what is no button, and the page’s own buttons', () => {
  for (const other of ['[data-intent=startOver]', 'p', '[data-intent=accept]']) press(other);
  expect(console.intents).toEqual([]);
});

it('ends with the page’s own code', () => {
  answers.stop();
  press('[data-intent=getStarted]');
  expect(console.intents).toEqual([]);
});

it('keeps the page’s own code waiting while something is pressed, but not for ever', async () => {
  const seen: string[] = [];
  const tell = (name: string) => void answers.released().then(() => seen.push(name));
  tell('at rest');
  document.dispatchEvent(new Event('pointerdown'));
  tell('after the release');
  await vi.advanceTimersByTimeAsync(100);
  expect(seen).toEqual(['at rest']);
  document.dispatchEvent(new Event('pointerup'));
  await vi.advanceTimersByTimeAsync(0);
  expect(seen).toEqual(['at rest', 'after the release']);

  document.dispatchEvent(new Event('pointerdown'));
  tell('a resting finger');
  await vi.advanceTimersByTimeAsync(500);
  expect(seen.at(-1)).toBe('a resting finger');
});
