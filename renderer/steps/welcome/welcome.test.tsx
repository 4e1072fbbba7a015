import { fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { show } from '../../testing/show';

it('lets a person choose the language under its own name', async () => {
  const console = await show({ step: 'welcome', locale: 'en', allowed: ['getStarted', 'setLocale'] });
  expect(screen.getByRole('button', { name: 'English' }).getAttribute('aria-pressed')).toBe('true');
  fireEvent.click(screen.getByRole('button', { name: 'العربية' }));
  expect(console.intents).toEqual([{ type: 'setLocale', locale: 'ar' }]);
});
