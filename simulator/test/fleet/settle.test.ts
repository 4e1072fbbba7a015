import { describe, expect, it } from 'vitest';
import type { DeviceRequest, Room } from '@roomkey/shared/protocol/admin';
import type { PortalRecord } from '../../fleet/check-portal';
import type { FleetDevice } from '../../fleet/fleet-device';
import { settle } from '../../fleet/settle';

const UPN = 'fleet-1-0001@rooms.example';

interface Made {
  readonly device: FleetDevice;
  readonly failures: string[];
}

/** A fake console and a fake record: the real ones cannot be made to lose or double a credential. */
function fakeDevice(storedFor: readonly string[], signedIn = true): Made {
  const failures: string[] = [];
  const device: FleetDevice = {
    name: 'fleet-1-0001',
    room: {
      upn: UPN,
      accountId: 'account',
      otp: '',
      device: { make: null, model: null, serial: 'S1', os: null, source: 'profile' },
    },
    ledger: {
      storedFor,
      storedAt: storedFor.length === 0 ? null : 1,
      signedInAt: signedIn ? 2 : null,
      receiptAt: 3,
      receipt: Promise.resolve(),
    },
    requestId: () => 'R1',
    step: () => 'home',
    hasFailed: () => failures.length > 0,
    fail: ({ message, received }) => void failures.push(`${message} ${received ?? ''}`),
    enter: () => Promise.resolve(),
    approved: () => undefined,
    finish: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    describe: () => {
      throw new Error('not asked for');
    },
  };
  return { device, failures };
}

const request = (status: DeviceRequest['status']): DeviceRequest => ({
  id: 'request',
  requestId: 'R1',
  accountId: 'account',
  upn: UPN,
  displayName: '',
  site: '',
  location: '',
  status,
  userCode: '',
  device: { make: null, model: null, serial: 'S1', os: null, source: 'profile', appVersion: null },
  match: 'match',
  expectedDevice: null,
  source: null,
  requestedAt: '',
  expiresAt: '',
  decidedAt: null,
  decidedBy: null,
  rejectionReason: null,
  rejectionNote: null,
  deliveredAt: null,
});

const room = (serial: string): Room => ({
  accountId: 'account',
  displayName: '',
  upn: UPN,
  site: '',
  location: '',
  state: 'Healthy',
  device: { make: null, model: null, serial },
  appVersion: null,
  problems: [],
  signedInAt: '',
  lastSeenAt: null,
});

const record = (given: Partial<PortalRecord> = {}): PortalRecord => ({
  requests: new Map([['account', [request('delivered')]]]),
  receipts: new Map([['R1', 1]]),
  provisioning: new Map([['account', 'Provisioned']]),
  rooms: new Map([['account', room('S1')]]),
  ...given,
});

const differing = ({ device }: Made, given: PortalRecord): string[] =>
  settle([device], given)
    .filter(({ expected, received }) => expected !== received)
    .map(({ what, expected, received }) => `${what}: ${received} of ${expected}`);

describe('the two sides of a fleet', () => {
  it('agree when each credential is in its own vault once', () => {
    const made = fakeDevice([UPN]);
    expect(differing(made, record())).toEqual([]);
    expect(made.failures).toEqual([]);
  });

  it('find a credential that was delivered and is in no vault', () => {
    const made = fakeDevice([], false);
    expect(differing(made, record())).toContain('Credentials delivered by the portal and in no vault (lost): 1 of 0');
    expect(made.failures.join()).toContain('written 0 times');
  });

  it('find a credential that was stored twice', () => {
    const made = fakeDevice([UPN, UPN]);
    expect(differing(made, record())).toEqual(
      expect.arrayContaining(['Credentials in a vault twice: 1 of 0', 'Credentials written to vaults, in all: 2 of 1']),
    );
  });

  it('find the credential of another room', () => {
    const made = fakeDevice(['other@rooms.example']);
    expect(differing(made, record())).toEqual(['Console: every credential stored is that of its own room: 0 of 1']);
    expect(made.failures).toEqual([expect.stringContaining('other@rooms.example')]);
  });

  it.each([
    [
      'a second request',
      { requests: new Map([['account', [request('delivered'), { ...request('expired'), requestId: 'R2' }]]]) },
    ],
    ['no delivery', { requests: new Map([['account', [request('approved')]]]) }],
    ['two receipts', { receipts: new Map([['R1', 2]]) }],
    ['no receipt', { receipts: new Map<string, number>() }],
    ['a room that is not provisioned', { provisioning: new Map([['account', 'Delivered' as const]]) }],
    ['another console in the room', { rooms: new Map([['account', room('S2')]]) }],
    ['no room', { rooms: new Map<string, Room>() }],
  ])('find %s at the portal', (_, given) => {
    const made = fakeDevice([UPN]);
    expect(differing(made, record(given))).toHaveLength(1);
    expect(made.failures).toHaveLength(1);
  });
});
