/** Compares the two sides: what each console stored and what the portal says became of its credential. */
import type { Counted } from '../report/run-result';
import type { PortalRecord } from './check-portal';
import type { FleetDevice } from './fleet-device';

interface Expectation {
  readonly what: string;
  readonly holds: (device: FleetDevice, record: PortalRecord) => boolean;
  readonly expected: string;
  readonly received: (device: FleetDevice, record: PortalRecord) => string;
}

const requestsOf = ({ room }: FleetDevice, { requests }: PortalRecord) => requests.get(room.accountId) ?? [];
const onlyRequestOf = (device: FleetDevice, record: PortalRecord) => {
  const [first, ...others] = requestsOf(device, record);
  return others.length === 0 ? first : undefined;
};
const receiptsOf = (device: FleetDevice, record: PortalRecord): number =>
  requestsOf(device, record).reduce((sum, { requestId }) => sum + (record.receipts.get(requestId) ?? 0), 0);

const EXPECTATIONS: readonly Expectation[] = [
  {
    what: 'Console: credential written to its vault exactly once',
    holds: ({ ledger }) => ledger.storedFor.length === 1,
    expected: 'written once',
    received: ({ ledger }) => `written ${ledger.storedFor.length} times`,
  },
  {
    what: 'Console: every credential stored is that of its own room',
    holds: ({ ledger, room }) => ledger.storedFor.length > 0 && ledger.storedFor.every((upn) => upn === room.upn),
    expected: 'its own room',
    received: ({ ledger }) => ledger.storedFor.join(', ') || 'none',
  },
  {
    what: 'Console: signed in with what it stored',
    holds: ({ ledger }) => ledger.signedInAt !== null,
    expected: 'signed in',
    received: (device) => device.step() ?? 'not started',
  },
  {
    what: 'Portal: one request for the room, delivered',
    holds: (device, record) => onlyRequestOf(device, record)?.status === 'delivered',
    expected: 'one, delivered',
    received: (device, record) =>
      requestsOf(device, record)
        .map(({ status }) => status)
        .join(', ') || 'none',
  },
  {
    what: 'Portal: receipt “stored” taken exactly once',
    holds: (device, record) => receiptsOf(device, record) === 1,
    expected: 'one receipt',
    received: (device, record) => `${receiptsOf(device, record)} receipts`,
  },
  {
    what: 'Portal: room Provisioned',
    holds: ({ room }, { provisioning }) => provisioning.get(room.accountId) === 'Provisioned',
    expected: 'Provisioned',
    received: ({ room }, { provisioning }) => provisioning.get(room.accountId) ?? 'no such account',
  },
  {
    what: 'Both: the room reports with the serial number of its own console',
    holds: ({ room }, { rooms }) => rooms.has(room.accountId) && serialAt(room.accountId, rooms) === room.device.serial,
    expected: 'the same serial number',
    received: ({ room }, { rooms }) => serialAt(room.accountId, rooms) ?? 'no report',
  },
];

const serialAt = (accountId: string, rooms: PortalRecord['rooms']): string | null =>
  rooms.get(accountId)?.device.serial ?? null;

/** Counts for the report; a device that something does not hold of fails with it. */
export function settle(devices: readonly FleetDevice[], record: PortalRecord): Counted[] {
  const counted = EXPECTATIONS.map(({ what, holds, expected, received }): Counted => {
    const wrong = devices.filter((device) => !holds(device, record));
    for (const device of wrong) {
      device.fail({ message: `Does not hold: ${what}.`, expected, received: received(device, record) });
    }
    return { what, expected: devices.length, received: devices.length - wrong.length };
  });
  const written = devices.reduce((sum, { ledger }) => sum + ledger.storedFor.length, 0);
  const delivered = devices.filter((device) => requestsOf(device, record).some(({ status }) => status === 'delivered'));
  const lost = delivered.filter(({ ledger }) => ledger.storedFor.length === 0).length;
  const twice = devices.filter(({ ledger }) => ledger.storedFor.length > 1).length;
  return [
    ...counted,
    { what: 'Credentials written to vaults, in all', expected: devices.length, received: written },
    { what: 'Credentials delivered by the portal and in no vault (lost)', expected: 0, received: lost },
    { what: 'Credentials in a vault twice', expected: 0, received: twice },
  ];
}
