import { expect, test } from 'vitest';
import { demoCard } from '../../demo/card';
import { consoleLabels } from '../../demo/console-labels';
import { SUPPORTED_LOCALES } from '@roomkey/shared/locale/locales';

const PLAIN = { auto: false, kiosk: false, lan: false, virtual: false };
const OTP = { code: '1234 5678 9012 3456', roomName: 'Meeting room with a long name, second floor' };

test.each(SUPPORTED_LOCALES)(
  'in %s it has the console’s own words, is numbered and fits 80 columns',
  async (locale) => {
    const labels = await consoleLabels(locale);
    const card = demoCard({ options: PLAIN, labels, otp: OTP, exitPin: null });
    const lines = card.split('\n');
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(80);
    expect(lines.filter((line) => /^\d\. /.test(line)).map((line) => line[0])).toEqual(['1', '2', '3', '4']);
    for (const text of [OTP.code, 'Sign in', 'Ctrl+C', '--auto', '--lan', '--kiosk', 'simulation'])
      expect(card).toContain(text);
    const words = card.replaceAll(/\s+/g, ' ');
    for (const text of [OTP.roomName, labels.getStarted, labels.accept, labels.submitOtp])
      expect(words).toContain(text);
    expect(card).not.toContain('Exit PIN');
  },
);

test('a kiosk’s has the PIN, and says where the portal is', async () => {
  const labels = await consoleLabels('en');
  const options = { ...PLAIN, kiosk: true, auto: true };
  const card = demoCard({ options, labels, otp: OTP, exitPin: '493817' });
  expect(card).toMatch(/^Exit PIN: 493817 /m);
  expect(card).toContain('second display');
  expect(card).toContain('plays by itself');
  expect(card).not.toContain(OTP.code);
  expect(card).toMatch(/^Reset: .*presenter’s page/m);
  for (const line of card.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
});
