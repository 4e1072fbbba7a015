/** The tables of a saved state, in an order in which their rows can be written, and what a row of each looks like. */
import { getTableColumns, getTableName, type Column } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import * as schema from '../../../store/schema';

/** All of them, what is referred to before what refers to it; a test compares with the database. */
const TABLES: readonly PgTable[] = [
  schema.organisation,
  schema.sites,
  schema.accounts,
  schema.importRows,
  schema.otps,
  schema.otpDisplays,
  schema.deliveryCopies,
  schema.requests,
  schema.accessTokens,
  schema.dpopProofs,
  schema.failures,
  schema.rooms,
  schema.administrators,
  schema.administratorSites,
  schema.signInLinks,
  schema.sessions,
  schema.apiTokens,
  schema.apiTokenSites,
  schema.otpBatches,
  schema.otpBatchItems,
  schema.audit,
];
export const TABLE_NAMES: readonly string[] = TABLES.map(getTableName);

/**
 * Every table with all its columns and no other, as `row_to_json` writes them. The database checks the rest (form of ids,
 * references, what may stand once only), but would store a status that the program does not know.
 */
export const TablesSchema = z.strictObject(
  Object.fromEntries(TABLES.map((table) => [getTableName(table), z.array(rowSchema(table))])),
);

function rowSchema(table: PgTable) {
  const columns = Object.values(getTableColumns(table));
  return z.strictObject(Object.fromEntries(columns.map((column) => [column.name, valueSchema(column)])));
}

function valueSchema(column: Column): z.ZodType {
  const value = presentSchema(column);
  return column.notNull ? value : value.nullable();
}

function presentSchema({ dataType, enumValues }: Column): z.ZodType {
  if (enumValues !== undefined && enumValues.length > 0) return z.enum(enumValues);
  switch (dataType) {
    case 'number':
      return z.number().int();
    case 'boolean':
      return z.boolean();
    case 'date':
      return z.iso.datetime({ offset: true });
    case 'array':
      return z.array(z.string());
    case 'json':
      return z.unknown();
    // The only type of our own is bytea.
    case 'custom':
      return z.string().regex(/^\\x([0-9a-f]{2})*$/, 'must be \\x and hexadecimal digits');
    default:
      return z.string();
  }
}
