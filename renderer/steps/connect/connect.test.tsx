import type { ConnectView } from '@roomkey/shared/setup/contract/view';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { FakeCameras } from '../../testing/fake-camera';
import { settle, show } from '../../testing/show';

const FINGERPRINT = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';
const ADDRESS = 'https://portal.contoso.test';
const at = (connect: Partial<ConnectView>): { connect: ConnectView } => ({
  connect: { phase: 'entering', address: null, stage: null, certificate: null, found: null, ...connect },
});
const CERTIFICATE = {
  fingerprint: FINGERPRINT,
  subject: 'Portal, Contoso',
  issuer: 'Contoso CA',
  validFrom: Date.UTC(2026, 0, 1),
  validUntil: Date.UTC(2027, 0, 1, 12),
  expected: null,
};
const field = () => screen.getByLabelText('Portal address', { selector: 'input' });

describe('the address', () => {
  it('is sent without the blanks around it', async () => {
    const console = await show({ step: 'connect', allowed: ['connect'] });
    const connect = screen.getByRole('button', { name: 'Connect' });
    expect(connect.getAttribute('aria-disabled')).toBe('true');
    fireEvent.change(field(), { target: { value: ` ${ADDRESS} ` } });
    fireEvent.click(connect);
    await settle();
    expect(console.intents).toEqual([{ type: 'connect', address: ADDRESS }]);
  });

  it('is still there when a person comes back to it', async () => {
    await show({ step: 'connect', allowed: ['connect'], ...at({ address: ADDRESS, stage: 'protect' }) });
    expect(field()).toHaveProperty('value', ADDRESS);
  });

  it.each([
    ['portal.contoso.test', `Roomkey will look at ${ADDRESS}.`],
    [
      `${ADDRESS}/sign-in#token=1`,
      `Roomkey will look at ${ADDRESS}. What follows the name in the address is left out.`,
    ],
    [`RKP1:${ADDRESS}#sha256=${FINGERPRINT}`, `Roomkey will look at ${ADDRESS}.`],
    ['http://portal.contoso.test', ''],
    ['not an address', ''],
  ])('%j is previewed as %j', async (typed, preview) => {
    await show({ step: 'connect', allowed: ['connect'] });
    fireEvent.change(field(), { target: { value: typed } });
    expect(screen.getByRole('status').textContent).toBe(preview);
  });

  it('is tested stage by stage', async () => {
    const console = await show({ step: 'connect', busy: true, ...at({ phase: 'testing', stage: 'protect' }) });
    const states = () =>
      [...document.querySelectorAll('[data-stage][data-state]')].map((line) => line.getAttribute('data-state'));
    expect(states()).toEqual(['done', 'done', 'running', 'waiting']);
    console.push({
      busy: false,
      ...at({ stage: 'protect' }),
      error: { code: 'portal.certificateExpired', params: {} },
    });
    await settle();
    expect(states()).toEqual(['done', 'done', 'failed', 'waiting']);
    expect(screen.getByRole('alert').dataset['code']).toBe('portal.certificateExpired');
  });

  it('that was tried before is there to be put right', async () => {
    await show({ step: 'connect', allowed: ['connect'], ...at({ address: ADDRESS, stage: 'name' }) });
    expect((field() as HTMLInputElement).value).toBe(ADDRESS);
  });

  it('tells dates and names that a failure is about', async () => {
    const params = { names: 'other.example', validUntil: Date.UTC(2026, 0, 2, 12), to: 'login.hotel.example' };
    await show({ step: 'connect', error: { code: 'portal.certificateExpired', params }, ...at({}) });
    const { textContent } = screen.getByRole('alert');
    expect(textContent).toContain('Valid until: January 2, 2026');
    expect(textContent).toContain('The certificate is for: other.example');
    expect(textContent).toContain('It led to: login.hotel.example');
  });
});

describe('the certificate', () => {
  it('is shown to be compared, and confirmed', async () => {
    const console = await show({
      step: 'connect',
      allowed: ['confirmCertificate', 'back'],
      ...at({ phase: 'confirmingCertificate', address: ADDRESS, certificate: CERTIFICATE }),
    });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Is this your portal’s certificate?');
    const groups = within(screen.getByRole('group', { name: 'SHA-256 fingerprint' })).getAllByText(/^[0-9A-F]{4}$/);
    expect(groups.map((group) => group.textContent).join('')).toBe(FINGERPRINT.toUpperCase());
    for (const fact of [ADDRESS, 'Portal, Contoso', 'Contoso CA']) expect(screen.getByText(fact)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'It is the same' }));
    expect(console.intents).toEqual([{ type: 'confirmCertificate' }]);
  });

  it('that has changed is shown beside the one before, in words of its own', async () => {
    const certificate = { ...CERTIFICATE, expected: 'f'.repeat(64) };
    await show({ step: 'connect', ...at({ phase: 'confirmingCertificate', certificate }) });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('The portal’s certificate has changed');
    expect(screen.getByRole('group', { name: 'Confirmed before' }).textContent).toBe('F'.repeat(64));
  });
});

it('asks for the organisation, with the focus on the question', async () => {
  const console = await show({ step: 'connect', ...at({ phase: 'testing' }) });
  console.push({
    allowed: ['confirmOrganisation', 'back'],
    ...at({
      phase: 'confirmingOrganisation',
      found: { url: ADDRESS, organisation: 'Contoso', domains: ['contoso.test'] },
    }),
  });
  await settle();
  const heading = screen.getByRole('heading', { level: 1 });
  expect(heading.textContent).toBe('Is this your organisation?');
  expect(document.activeElement).toBe(heading);
  expect(screen.getByText('@contoso.test')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Yes, continue' }));
  expect(console.intents).toEqual([{ type: 'confirmOrganisation' }]);
});

/** What the loop that looks at pictures reports; the loop itself runs before a real picture in the end-to-end tests. */
let report: (text: string) => void = () => undefined;
vi.mock('../../camera/scan-frames', () => ({
  scanFrames: (_video: unknown, onText: (text: string) => void) => {
    report = onText;
    return () => undefined;
  },
}));

it('takes what the camera finds, and nothing but a portal’s code', async () => {
  const cameras = new FakeCameras(['Room camera']);
  const { intents } = await show({ step: 'connect', allowed: ['connect'] });
  fireEvent.click(await screen.findByRole('button', { name: 'Scan the QR code' }));
  const message = () => document.querySelector('[data-scan-message]')?.getAttribute('data-scan-message');
  await waitFor(() => expect(message()).toBe('looking'));
  act(() => report('RK1:0123456789012345'));
  await settle();
  expect(intents).toEqual([]);
  act(() => report(`RKP1:${ADDRESS}`));
  await waitFor(() => expect(intents).toEqual([{ type: 'connect', address: `RKP1:${ADDRESS}` }]), { timeout: 5_000 });
  expect((field() as HTMLInputElement).value).toBe(ADDRESS);
  cameras.remove();
});
