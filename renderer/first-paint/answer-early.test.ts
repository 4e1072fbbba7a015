// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type FakeConsole, fakeConsole } from '../testing/fake-console';
import { answerEarly } from './answer-early';

let console: FakeConsole;
let stop: () => void;
beforeEach(() => {
  console = fakeConsole({});
  Object.assign(window, { roomConsole: console.bridge });
  document.body.innerHTML =
    '<button data-intent="getStarted"><span>Get started</span></button><button data-intent="startOver">Over</button><p>no button</p>';
  stop = answerEarly(document);
});
afterEach(() => stop());
const press = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();

it('sends what a button means, once', () => {
  press('[data-intent=getStarted] span');
  press('[data-intent=getStarted]');
  expect(console.intents).toEqual([{ type: 'getStarted' }]);
  expect(document.querySelector('[data-intent=getStarted]')?.getAttribute('aria-busy')).toBe('true');
});

it('leaves alone what needs a question first, and what is no button', () => {
  press('[data-intent=startOver]');
  press('p');
  expect(console.intents).toEqual([]);
});

it('ends with the page’s own code', () => {
  stop();
  press('[data-intent=getStarted]');
  expect(console.intents).toEqual([]);
});
