import { act, fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { App } from './app';
import { fakeConsole } from './testing/fake-console';
import { settle, show } from './testing/show';

const tap = (name: string, detail = 1) => fireEvent.click(screen.getByRole('button', { name }), { detail });

describe('calls that the console refuses', () => {
  it('are shown, and forgotten with the next step', async () => {
    const console = await show({ step: 'agreement', allowed: ['accept'] });
    console.refuse('intent', 'ipc.malformed');
    tap('Accept');
    await settle();
    expect(screen.getByRole('alert').dataset['code']).toBe('ipc.malformed');
    console.push({ step: 'oneTimePassword' });
    await settle();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('are not shown when the console has moved on meanwhile', async () => {
    const console = await show({ step: 'agreement', allowed: ['accept'] });
    console.refuse('intent', 'intent.notNow');
    tap('Accept');
    act(() => console.push({ step: 'oneTimePassword', allowed: ['submitOtp'] }));
    await settle();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('of the first view leave a way to ask again', async () => {
    const console = fakeConsole({ step: 'welcome' });
    console.refuse('get', 'ipc.failed');
    render(<App bridge={console.bridge} />);
    await settle();
    expect(screen.getByRole('alert').dataset['code']).toBe('ipc.failed');
    console.refuse('get', null);
    tap('Try again');
    await settle();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Welcome');
  });
});

describe('a double tap', () => {
  it('sends one intent: the second would hit the next step', async () => {
    const console = await show({ step: 'welcome', allowed: ['getStarted'] });
    tap('Get started');
    tap('Get started', 2);
    tap('Get started');
    await settle();
    expect(console.intents).toEqual([{ type: 'getStarted' }]);
  });
});
