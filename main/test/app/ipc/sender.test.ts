import { expect, test } from 'vitest';
import { isTrustedSender } from '../../../app/ipc/sender';

const frame = (url = 'app://console/index.html', origin = 'app://console') => ({ url, origin });
const known = (id: number) => id === 7;

test('the main frame of a known window that shows our page', () => {
  const mainFrame = frame();
  expect(isTrustedSender({ id: 7, mainFrame }, mainFrame, known)).toBe(true);
});

test('a window we did not make', () => {
  const mainFrame = frame();
  expect(isTrustedSender({ id: 8, mainFrame }, mainFrame, known)).toBe(false);
});

test('a frame within our page', () => {
  expect(isTrustedSender({ id: 7, mainFrame: frame() }, frame(), known)).toBe(false);
});

test('a frame that is gone', () => {
  expect(isTrustedSender({ id: 7, mainFrame: frame() }, null, known)).toBe(false);
});

test.each([
  ['https://console/index.html', 'https://console'],
  ['app://other/index.html', 'app://other'],
  ['app://console.example/index.html', 'app://console.example'],
  ['file:///index.html', 'file://'],
  ['about:blank', 'null'],
  ['', ''],
  ['app://console/index.html', 'null'],
  ['data:text/html,x', 'app://console'],
])('our window showing %j with origin %j', (url, origin) => {
  const mainFrame = frame(url, origin);
  expect(isTrustedSender({ id: 7, mainFrame }, mainFrame, known)).toBe(false);
});
