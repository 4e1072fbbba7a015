import { CATALOGUES } from '@roomkey/shared/locale/catalogues';
import { ERROR_CODES } from '@roomkey/shared/setup/contract/errors';
import { SUPPORTED_LOCALES } from '@roomkey/shared/setup/contract/intents';
import { render, screen } from '@testing-library/react';
import { getI18n } from 'react-i18next';
import { describe, expect, it } from 'vitest';
import '../testing/show';
import { ErrorMessage } from './error-message';

describe.each(SUPPORTED_LOCALES)('in %s', (locale) => {
  it.each(ERROR_CODES)('%s says what it is, what it means, what to do, and its code', async (code) => {
    await getI18n().changeLanguage(locale);
    render(<ErrorMessage error={{ code, params: {} }} />);
    const lines = [...screen.getByRole('alert').querySelectorAll('p')].map((line) => line.textContent);
    expect(lines).toHaveLength(4);
    expect(new Set(lines).size).toBe(4);
    for (const line of lines) expect(line.length).toBeGreaterThan(3);
    // Not the key in place of a text.
    expect(lines.slice(0, 3).filter((line) => line.includes('errors.'))).toEqual([]);
    expect(lines[3]).toContain(code);
  });
});

it('gives what an administrator needs in lines of their own', () => {
  render(<ErrorMessage error={{ code: 'otp.tooManyGuesses', params: { seconds: 90, status: 429 } }} />);
  const { more } = CATALOGUES.en.errors;
  const words = screen.getByRole('alert').textContent;
  expect(words).toContain(more.wait.replace('{{time}}', '1 minute, 30 seconds'));
  expect(words).toContain(more.status.replace('{{status}}', '429'));
});
