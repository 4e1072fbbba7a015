/** Those who run the portal: users and their roles, API tokens, lock-outs, and what was done. */
import { z } from 'zod';
import { ROLES } from '../lists';
import { Id, line, Order, Page, Search, Timestamp } from './common';

const SiteIds = z.array(Id).max(1000);
const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._@-]{2,63}$/u, '3 to 64 letters, digits, dots, hyphens, _ or @');

export const UserSchema = z.object({
  id: Id,
  username: z.string(),
  role: z.enum(ROLES),
  /** Null: all sites (Teams Rooms Pro Manager). */
  sites: z.array(z.object({ id: Id, name: z.string() })).nullable(),
  /** `invited`: has not chosen a password yet. */
  status: z.enum(['active', 'invited', 'locked']),
  createdAt: Timestamp,
  lastSignedInAt: Timestamp.nullable(),
});
export type User = z.infer<typeof UserSchema>;
export const UserListSchema = z.object({ items: z.array(UserSchema) });
/** `POST /api/users` → `InvitationSchema`. Sites are for Site Lead and Site Technician only, and at least one. */
export const NewUserSchema = z.strictObject({ username: Username, role: z.enum(ROLES), siteIds: SiteIds.default([]) });
/** `PATCH /api/users/:id` → `UserSchema`. Nobody changes or locks themselves, and one Pro Manager always remains. */
export const UserChangeSchema = z.strictObject({
  role: z.enum(ROLES).optional(),
  siteIds: SiteIds.optional(),
  locked: z.boolean().optional(),
});
/** `POST /api/users` and `POST /api/users/:id/invitation` (a new link; the old password and sessions end). Shown once, 24 h. */
export const InvitationSchema = z.object({ user: UserSchema, url: z.string(), expiresAt: Timestamp });

export const ApiTokenSchema = z.object({
  id: Id,
  name: z.string(),
  role: z.enum(ROLES),
  sites: z.array(z.object({ id: Id, name: z.string() })).nullable(),
  createdAt: Timestamp,
  expiresAt: Timestamp,
});
export const ApiTokenListSchema = z.object({ items: z.array(ApiTokenSchema) });
export const NewApiTokenSchema = z.strictObject({
  name: line(60),
  role: z.enum(ROLES),
  siteIds: SiteIds.default([]),
  validDays: z.number().int().min(1).max(366),
});
/** `POST /api/api-tokens`: the token is shown this once. `DELETE /api/api-tokens/:id` ends it. */
export const CreatedApiTokenSchema = ApiTokenSchema.extend({ token: z.string() });

/** Who is kept out for too many wrong tries. `POST /api/lockouts/unlock` lets them in again. */
export const LOCKOUT_KINDS = ['user', 'account', 'otpSource'] as const;
export const LockoutSchema = z.object({
  kind: z.enum(LOCKOUT_KINDS),
  /** A user's name, an account's UPN, or a source address. */
  subject: z.string(),
  failures: z.number().int(),
  until: Timestamp,
});
export const LockoutListSchema = z.object({ items: z.array(LockoutSchema) });
export const UnlockSchema = z.strictObject({ kind: z.enum(LOCKOUT_KINDS), subject: z.string().min(1).max(256) });
export type Lockout = z.infer<typeof LockoutSchema>;

export const AuditEntrySchema = z.object({
  id: z.number().int(),
  at: Timestamp,
  actor: z.string(),
  action: z.string(),
  target: z.string().nullable(),
  source: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof AuditEntrySchema>;
export const AuditFilterSchema = z.object({
  search: Search,
  actor: z.string().trim().max(100).optional(),
  action: z.string().trim().max(100).optional(),
  target: z.string().trim().max(256).optional(),
  /** Inclusive; `until` exclusive. */
  from: Timestamp.optional(),
  until: Timestamp.optional(),
  order: Order.default('desc'),
});
/** `GET /api/audit`; `GET /api/audit/export` takes the filter alone and answers text/csv, itself audited. */
export const AuditQuerySchema = AuditFilterSchema.extend(Page);
export const AuditListSchema = z.object({
  items: z.array(AuditEntrySchema),
  total: z.number().int(),
  /** Every action there is, for the filter. */
  actions: z.array(z.string()),
});
