/** What an import of accounts is going to write, laid ready row by row; written into `accounts` by one short transaction. */
import { boolean, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { LICENCES } from '@roomkey/shared/protocol/lists';
import { at } from './columns';

/** UNLOGGED (by hand in the migration): what a crash leaves of it is worth nothing. */
export const importRows = pgTable(
  'import_rows',
  {
    importId: uuid('import_id').notNull(),
    position: integer('position').notNull(),
    stagedAt: at('staged_at').notNull(),
    /** The account as it shall be; its columns have the names they have in `accounts`. */
    id: uuid('id').notNull(),
    upn: text('upn').notNull(),
    displayName: text('display_name').notNull(),
    siteId: uuid('site_id').notNull(),
    location: text('location').notNull(),
    licence: text('licence', { enum: LICENCES }).notNull(),
    enabled: boolean('enabled').notNull(),
    passwordExpires: boolean('password_expires').notNull(),
    mailboxConfigured: boolean('mailbox_configured').notNull(),
    mfaRequired: boolean('mfa_required').notNull(),
    hybrid: boolean('hybrid').notNull(),
    expectedSerial: text('expected_serial'),
    expectedModel: text('expected_model'),
    /** What the account had in these columns when the import was planned; null: the account is new. */
    before: jsonb('before'),
    /** Of its audit row. */
    details: jsonb('details').notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.position] })],
);
