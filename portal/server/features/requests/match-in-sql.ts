/** `matchDevice` of shared/device in SQL, to filter, sort and decide by; a test holds the two together. */
import { sql, type AnyColumn, type SQL } from 'drizzle-orm';
import type { DeviceMatch } from '@roomkey/shared/protocol/lists';
import { accounts, requests } from '../../store/schema';

/**
 * `translate` replaces character by character and knows no locale: a–z become A–Z, white space of ASCII goes. In the
 * database's `upper` and `normalize`, locale and version decide, and PGlite and PostgreSQL differ.
 */
const comparable = (text: AnyColumn): SQL =>
  sql`translate(${text}, E'abcdefghijklmnopqrstuvwxyz \\t\\n\\x0B\\f\\r', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')`;

/** For queries that join `requests` with `accounts`. */
export const matchInSql = sql<DeviceMatch>`case
  when ${accounts.expectedSerial} is null then 'none'
  when ${requests.deviceSerial} is null then 'incomplete'
  when ${accounts.expectedModel} is not null and ${requests.deviceModel} is null then 'incomplete'
  when ${comparable(accounts.expectedSerial)} <> ${comparable(requests.deviceSerial)} then 'mismatch'
  when ${comparable(accounts.expectedModel)} <> ${comparable(requests.deviceModel)} then 'mismatch'
  else 'match' end`;
