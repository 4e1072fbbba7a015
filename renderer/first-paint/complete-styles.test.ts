import { afterEach, expect, it } from 'vitest';
import { settle } from '../testing/show';
import { completeStyles } from './complete-styles';

afterEach(() => document.head.replaceChildren());

it('fetches each style sheet that waits, and is there when the last one is, even if one cannot be had', async () => {
  document.head.innerHTML = '<link rel="stylesheet" disabled><link rel="stylesheet"><link rel="stylesheet" disabled>';
  const [first, ready, last] = document.querySelectorAll('link');
  let isComplete = false;
  void completeStyles(document).then(() => (isComplete = true));
  expect([first?.disabled, ready?.disabled, last?.disabled]).toEqual([false, false, false]);
  first?.dispatchEvent(new Event('load'));
  await settle();
  expect(isComplete).toBe(false);
  last?.dispatchEvent(new Event('error'));
  await settle();
  expect(isComplete).toBe(true);
});

it('has nothing to do on a page as it was built', async () => {
  document.head.innerHTML = '<link rel="stylesheet">';
  await completeStyles(document);
});
