import { fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { settle, show } from '../../testing/show';

it('sends the address, without the blanks around it', async () => {
  const console = await show({ step: 'connect', allowed: ['connect'] });
  const connect = screen.getByRole('button', { name: 'Connect' });
  expect(connect.getAttribute('aria-disabled')).toBe('true');
  fireEvent.change(screen.getByLabelText('Portal address'), { target: { value: ' https://portal.contoso.test ' } });
  fireEvent.click(connect);
  await settle();
  expect(console.intents).toEqual([{ type: 'connect', address: 'https://portal.contoso.test' }]);
});
