/** Accounts, expected devices and one-time passwords for a fleet, each kind in one bulk act. */
import { setTimeout as pause } from 'node:timers/promises';
import {
  AccountListSchema,
  ADMIN_PATHS,
  CsvImportAnswerSchema,
  HandOverSheetsSchema,
  OtpBatchSchema,
  type OtpBatch,
} from '@roomkey/shared/protocol/admin';
import type { DeviceIdentity } from '@roomkey/shared/device/identity';
import type { ProvisioningStatus } from '@roomkey/shared/protocol/lists';
import { type AdminClient, PortalRefusal } from './admin-client';

const COLUMNS = ['UPN', 'Display name', 'Site', 'Location', 'Licence', 'Enabled', 'Serial number', 'Model'] as const;
const batchPollMs = 250;

/** Accounts in these states have nothing open that a new OTP could take from somebody. */
const FREE: readonly ProvisioningStatus[] = [
  'Not started',
  'Expired',
  'Revoked',
  'Cancelled',
  'Rejected',
  'Provisioned',
];

export interface FleetRoom {
  readonly upn: string;
  readonly accountId: string;
  readonly device: DeviceIdentity;
  /** A secret: it goes into a console and nowhere else. */
  readonly otp: string;
}

/** The site that a fleet's accounts stand in: whoever wants to find or disable them filters by it. */
export const siteOf = (seed: string): string => `Simulated fleet ${seed}`;
export const roomName = (seed: string, index: number): string =>
  `${roomPrefix(seed)}${String(index + 1).padStart(4, '0')}`;
/** A seed may be any text, a sign-in name may not. */
export const roomPrefix = (seed: string): string =>
  `fleet-${seed
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 32)}-`;

/**
 * One room for each device, in their order. Accounts of an earlier run of the same seed are used again. Throws a
 * PortalRefusal, also when an account of that name is in the middle of something.
 */
export async function prepareRooms(
  admin: AdminClient,
  { seed, devices, domain }: { seed: string; devices: readonly DeviceIdentity[]; domain: string },
  signal: AbortSignal,
): Promise<FleetRoom[]> {
  const upns = devices.map((_, index) => `${roomName(seed, index)}@${domain}`);
  await importAccounts(admin, seed, upns, devices);
  const accounts = await findAccounts(admin, seed);
  const ids = upns.map((upn) => {
    const account = accounts.get(upn);
    if (account === undefined)
      throw new PortalRefusal(`The portal has lost the account ${upn} that was just imported.`);
    if (FREE.includes(account.provisioning)) return account.id;
    throw new PortalRefusal(
      `The account ${upn} of an earlier run is "${account.provisioning}". End that first, or choose another --seed.`,
    );
  });
  const otps = await generateOtps(admin, ids, signal);
  return devices.map((device, index) => {
    const upn = upns[index] ?? '';
    const otp = otps.get(upn);
    if (otp === undefined) throw new PortalRefusal(`The portal gave no one-time password for ${upn}.`);
    return { upn, accountId: ids[index] ?? '', device, otp };
  });
}

/** With the device that each account expects: the portal then says itself whether the right console asks. */
async function importAccounts(
  admin: AdminClient,
  seed: string,
  upns: readonly string[],
  devices: readonly DeviceIdentity[],
): Promise<void> {
  const rows = upns.map((upn, index) => {
    const { serial, model } = devices[index] ?? { serial: null, model: null };
    const place = `Building ${1 + (index % 7)}, floor ${1 + (index % 12)}`;
    const name = `Fleet ${seed} ${String(index + 1).padStart(4, '0')}`;
    const expected = serial === null ? ['', ''] : [serial, model ?? ''];
    return [upn, name, siteOf(seed), place, 'Teams Rooms Pro', 'true', ...expected];
  });
  const csv = [COLUMNS, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n');
  const answer = await admin.post(`${ADMIN_PATHS.accounts}/import`, { csv, dryRun: false }, CsvImportAnswerSchema);
  const [problem] = answer.problems;
  if (problem === undefined) return;
  throw new PortalRefusal(`The portal refused the fleet's accounts: line ${problem.line ?? 0}: ${problem.message}`);
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

export async function findAccounts(admin: AdminClient, seed: string) {
  const query = new URLSearchParams({ search: roomPrefix(seed), pageSize: '5000' });
  const { items } = await admin.get(`${ADMIN_PATHS.accounts}?${query.toString()}`, AccountListSchema);
  return new Map(items.map((account) => [account.upn, account]));
}

/** By UPN. The batch makes them, the hand-over sheets say them: both are audited by the portal. */
async function generateOtps(admin: AdminClient, accountIds: readonly string[], signal: AbortSignal) {
  const wish = { accountIds, password: { kind: 'generate' } };
  let batch: OtpBatch = await admin.post(ADMIN_PATHS.otpBatches, wish, OtpBatchSchema);
  while (batch.status === 'running') {
    await pause(batchPollMs, undefined, { signal });
    batch = await admin.get(`${ADMIN_PATHS.otpBatches}/${batch.id}`, OtpBatchSchema);
  }
  const failed = batch.items.find(({ status }) => status !== 'generated');
  if (failed !== undefined) {
    throw new PortalRefusal(`No one-time password for ${failed.upn}: ${failed.title ?? batch.status}`);
  }
  const otpIds = batch.items.flatMap(({ otpId }) => (otpId === null ? [] : [otpId]));
  const { sheets } = await admin.post(ADMIN_PATHS.handOver, { otpIds }, HandOverSheetsSchema);
  return new Map(sheets.map(({ upn, otp }) => [upn, otp]));
}
