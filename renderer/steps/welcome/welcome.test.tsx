import { fireEvent, screen, within } from '@testing-library/react';
import { CATALOGUES } from '@roomkey/shared/locale/catalogues';
import { SUPPORTED_LOCALES } from '@roomkey/shared/locale/locales';
import { describe, expect, it } from 'vitest';
import { settle, show } from '../../testing/show';

const atWelcome = (locale: string) => show({ step: 'welcome', locale, allowed: ['getStarted', 'setLocale'] });
const choice = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name });
const { languages } = CATALOGUES.en;

describe('the language', () => {
  it('is chosen under its own name', async () => {
    const console = await atWelcome('en');
    expect(choice('English').checked).toBe(true);
    fireEvent.click(choice('العربية'));
    expect(console.intents).toEqual([{ type: 'setLocale', locale: 'ar' }]);
  });

  it.each(['en', 'ja', 'ar'])(
    'each is offered in its own script while the page is in %s; no pseudo-locale is',
    async (locale) => {
      await atWelcome(locale);
      const names = screen.getAllByRole<HTMLInputElement>('radio').map((radio) => radio.labels?.[0]?.textContent);
      expect(names).toEqual(SUPPORTED_LOCALES.map((each) => languages[each]));
      const attributes = SUPPORTED_LOCALES.map((each) => {
        const name = within(screen.getByRole('main')).getByText(languages[each]);
        return [name.lang, name.dir];
      });
      expect(attributes).toContainEqual(['ar', 'rtl']);
      expect(attributes).toContainEqual(['zh-Hans', 'ltr']);
      expect(attributes).toContainEqual(['pt-BR', 'ltr']);
    },
  );

  it('that stands for a region or the pseudo-locale is marked, or none is', async () => {
    const console = await atWelcome('de-AT');
    expect(choice('Deutsch').checked).toBe(true);
    console.push({ locale: 'en-XA' });
    await settle();
    expect(screen.getAllByRole<HTMLInputElement>('radio').filter(({ checked }) => checked)).toEqual([]);
  });

  it('is the last of several choices made while the first is under way', async () => {
    const console = await atWelcome('en');
    for (const name of ['Deutsch', 'Français', 'Español']) fireEvent.click(choice(name));
    await settle();
    expect(console.intents).toEqual([
      { type: 'setLocale', locale: 'de' },
      { type: 'setLocale', locale: 'es' },
    ]);
  });

  it('cannot be chosen where the console would not take it', async () => {
    await show({ step: 'welcome', allowed: ['getStarted'] });
    expect(screen.getByRole<HTMLFieldSetElement>('radiogroup', { name: 'Language' }).disabled).toBe(true);
  });
});

it('says what will happen, how long it takes and what is needed, before the one button', async () => {
  await atWelcome('en');
  const steps = screen.getAllByRole('listitem').map((step) => step.textContent);
  expect(steps).toHaveLength(3);
  expect(steps.map((step) => step.split(/(?<=[a-z])(?=[A-Z])/)[0])).toEqual([
    'Enter the code',
    'Wait for approval',
    'All set',
  ]);
  expect(screen.getByText('About five minutes')).toBeTruthy();
  expect(screen.getByText('The hand-over sheet for this room')).toBeTruthy();
  const inMain = screen.getByRole('main').querySelectorAll('input, button');
  expect([...inMain].map((control) => control.textContent).at(-1)).toBe('Get started');
  expect(inMain).toHaveLength(SUPPORTED_LOCALES.length + 1);
});
