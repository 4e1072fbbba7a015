/** `matchDevice` of shared/device in SQL, to filter, sort and decide by; a test holds the two together. */
import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import type { DeviceMatch } from '@roomkey/shared/protocol/lists';
import { accounts, requests } from '../../store/schema';

/**
 * `translate` replaces character by character and knows no locale: a–z become A–Z, white space of ASCII goes. In the
 * database's `upper` and `normalize`, locale and version decide, and PGlite and PostgreSQL differ.
 */
const comparable = (text: SQLWrapper): SQL =>
  sql`translate(${text}, E'abcdefghijklmnopqrstuvwxyz \\t\\n\\x0B\\f\\r', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')`;

interface Compared {
  readonly expected: { readonly serial: SQLWrapper; readonly model: SQLWrapper };
  readonly device: { readonly serial: SQLWrapper; readonly model: SQLWrapper };
}

/** Of columns or other expressions. */
export function matchSql({ expected, device }: Compared): SQL<DeviceMatch> {
  return sql<DeviceMatch>`case
  when ${expected.serial} is null then 'none'
  when ${device.serial} is null then 'incomplete'
  when ${expected.model} is not null and ${device.model} is null then 'incomplete'
  when ${comparable(expected.serial)} <> ${comparable(device.serial)} then 'mismatch'
  when ${comparable(expected.model)} <> ${comparable(device.model)} then 'mismatch'
  else 'match' end`;
}

/** For queries that join `requests` with `accounts`. */
export const matchInSql = matchSql({
  expected: { serial: accounts.expectedSerial, model: accounts.expectedModel },
  device: { serial: requests.deviceSerial, model: requests.deviceModel },
});
