/** Tables of those who run the portal: administrators, their sessions and tokens, and what they did. */
import { bigserial, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { ROLES } from '@roomkey/shared/protocol/lists';
import { at, bytea } from './columns';

export const administrators = pgTable('administrators', {
  id: uuid('id').primaryKey(),
  /** Lower case. Null until the person who redeemed the link has chosen a name. */
  username: text('username').unique(),
  /** argon2id; null as long as the name is. */
  passwordHash: text('password_hash'),
  role: text('role', { enum: ROLES }).notNull(),
  createdAt: at('created_at').notNull(),
  /** Locked by a Pro Manager: no sign-in, and sessions count for nothing. */
  lockedAt: at('locked_at'),
  lastSignedInAt: at('last_signed_in_at'),
});

export const signInLinks = pgTable('sign_in_links', {
  hmac: bytea('hmac').primaryKey(),
  /** An invitation: whom it signs in. Null for the first link, which makes an administrator. */
  administratorId: uuid('administrator_id').references(() => administrators.id),
  expiresAt: at('expires_at').notNull(),
});

export const sessions = pgTable('sessions', {
  hmac: bytea('hmac').primaryKey(),
  administratorId: uuid('administrator_id')
    .notNull()
    .references(() => administrators.id),
  createdAt: at('created_at').notNull(),
  lastUsedAt: at('last_used_at').notNull(),
  expiresAt: at('expires_at').notNull(),
});

export const apiTokens = pgTable('api_tokens', {
  hmac: bytea('hmac').primaryKey(),
  id: uuid('id').notNull().unique().defaultRandom(),
  name: text('name').notNull(),
  role: text('role', { enum: ROLES }).notNull(),
  createdAt: at('created_at').notNull(),
  expiresAt: at('expires_at').notNull(),
});

/** Append-only; a row is written in the transaction of the act it tells of. */
export const audit = pgTable(
  'audit',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    at: at('at').notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    target: text('target'),
    source: text('source'),
    details: jsonb('details').notNull().default({}),
  },
  (t) => [index('audit_at').on(t.at), index('audit_target').on(t.target, t.action)],
);

/** The sites that a Site Lead or Site Technician is limited to. A Pro Manager has no rows and no limit. */
export const administratorSites = pgTable(
  'administrator_sites',
  {
    administratorId: uuid('administrator_id')
      .notNull()
      .references(() => administrators.id),
    siteId: uuid('site_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.administratorId, t.siteId] })],
);

/** The same for API tokens. */
export const apiTokenSites = pgTable(
  'api_token_sites',
  {
    apiTokenId: uuid('api_token_id')
      .notNull()
      .references(() => apiTokens.id, { onDelete: 'cascade' }),
    siteId: uuid('site_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.apiTokenId, t.siteId] })],
);
