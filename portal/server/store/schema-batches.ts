/** Tables of the Generate OTP wizard: one run for many accounts, and what became of each. */
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { OTP_BATCH_ITEM_STATUSES } from '@roomkey/shared/protocol/admin';
import { at, bytea } from './columns';

export const otpBatches = pgTable('otp_batches', {
  id: uuid('id').primaryKey(),
  createdAt: at('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  password: text('password', { enum: ['generate', 'csv'] }).notNull(),
  validityHours: integer('validity_hours').notNull(),
  /** The process that works on it renews this; once it is past, the batch counts as interrupted. */
  leasedUntil: at('leased_until'),
  finishedAt: at('finished_at'),
});

export const otpBatchItems = pgTable(
  'otp_batch_items',
  {
    batchId: uuid('batch_id')
      .notNull()
      .references(() => otpBatches.id),
    accountId: uuid('account_id').notNull(),
    position: integer('position').notNull(),
    status: text('status', { enum: OTP_BATCH_ITEM_STATUSES }).notNull(),
    otpId: uuid('otp_id'),
    code: text('code'),
    facts: jsonb('facts').notNull().default([]),
    /** The password, sealed: before, as uploaded; after, for the download. Gone one hour after the batch has finished. */
    sealedPassword: bytea('sealed_password'),
  },
  (t) => [primaryKey({ columns: [t.batchId, t.accountId] }), index('otp_batch_items_order').on(t.batchId, t.position)],
);
