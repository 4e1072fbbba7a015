/** Resource accounts: the list, one account, and what an administrator changes about them. */
import { z } from 'zod';
import { storedIdentity } from '../../device/device-match';
import { LICENCES, PROVISIONING_STATUSES, READINESS_FACTS, READINESS_STATUSES } from '../lists';
import { CsvProblemSchema, CsvText, Id, line, Order, Page, Search, Timestamp } from './common';

/** One line, as `matchDevice` compares it. */
const identity = z.string().overwrite(storedIdentity).pipe(line(128));
/** The device that an account waits for. `model` null means any model. */
export const ExpectedDeviceSchema = z.strictObject({ serial: identity, model: identity.nullable() });
export type ExpectedDevice = z.infer<typeof ExpectedDeviceSchema>;

export const AccountSchema = z.object({
  id: Id,
  upn: z.string(),
  displayName: z.string(),
  siteId: Id,
  site: z.string(),
  location: z.string(),
  licence: z.enum(LICENCES),
  readiness: z.enum(READINESS_STATUSES),
  /** Why readiness is not "No action needed". */
  readinessFacts: z.array(z.enum(READINESS_FACTS)),
  provisioning: z.enum(PROVISIONING_STATUSES),
  /** True while a room reports with this account: resetting its password would sign that room out. */
  inUse: z.boolean(),
  activeOtpId: Id.nullable(),
  openRequestId: Id.nullable(),
  expectedDevice: z.object({ serial: z.string(), model: z.string().nullable() }).nullable(),
});
export type Account = z.infer<typeof AccountSchema>;

/** The facts behind readiness, as the directory holds them. */
const settings = {
  enabled: z.boolean(),
  passwordExpires: z.boolean(),
  mailboxConfigured: z.boolean(),
  mfaRequired: z.boolean(),
  hybrid: z.boolean(),
};
/** `GET /api/accounts/:id`. */
export const AccountDetailSchema = AccountSchema.extend({
  settings: z.object(settings),
  /** The password itself has run out; a new one (an OTP with a generated password) mends it. */
  passwordExpired: z.boolean(),
  createdAt: Timestamp,
  /** Last sign-in of a room. */
  provisionedAt: Timestamp.nullable(),
  /** Too many wrong passwords: until when sign-ins are refused. */
  signInLockedUntil: Timestamp.nullable(),
});
export type AccountDetail = z.infer<typeof AccountDetailSchema>;

export const ACCOUNT_SORTS = ['displayName', 'upn', 'location', 'readiness', 'provisioning'] as const;
export const AccountFilterSchema = z.object({
  search: Search,
  readiness: z.enum(READINESS_STATUSES).optional(),
  provisioning: z.enum(PROVISIONING_STATUSES).optional(),
  siteId: Id.optional(),
  licence: z.enum(LICENCES).optional(),
  sort: z.enum(ACCOUNT_SORTS).default('displayName'),
  order: Order.default('asc'),
});
export const AccountQuerySchema = AccountFilterSchema.extend(Page);
export const AccountListSchema = z.object({
  items: z.array(AccountSchema),
  total: z.number().int(),
  /** Over all accounts that the caller may see, whatever the filter. */
  summary: z.object({
    total: z.number().int(),
    ready: z.number().int(),
    needsAction: z.number().int(),
    awaitingApproval: z.number().int(),
    provisioned: z.number().int(),
  }),
});
export type AccountList = z.infer<typeof AccountListSchema>;

/** `POST /api/accounts`. The domain must be one of the organisation's own. */
export const NewAccountSchema = z.strictObject({
  upn: z.string().trim().toLowerCase().pipe(z.email().max(113)),
  displayName: line(120),
  siteId: Id,
  location: line(200),
  licence: z.enum(LICENCES).default('none'),
});
export type NewAccount = z.input<typeof NewAccountSchema>;
/** `PATCH /api/accounts/:id`: what is absent stays. Moving to another site asks for the right to edit in both. */
export const AccountChangeSchema = z.strictObject({
  displayName: line(120).optional(),
  siteId: Id.optional(),
  location: line(200).optional(),
  licence: z.enum(LICENCES).optional(),
  ...z.strictObject(settings).partial().shape,
  expectedDevice: ExpectedDeviceSchema.nullable().optional(),
});
export type AccountChange = z.infer<typeof AccountChangeSchema>;

/** `POST /api/accounts/acts`: the same act on many; each succeeds or fails for itself (`OutcomesSchema`). */
export const ACCOUNT_ACTS = ['applyRecommended', 'assignPro', 'removeLicence', 'enable', 'disable'] as const;
export const AccountActsSchema = z.strictObject({ ids: z.array(Id).min(1).max(5000), act: z.enum(ACCOUNT_ACTS) });

/**
 * `POST /api/accounts/import` and `/api/accounts/expected-devices/import`. All or nothing; with `dryRun` nothing is
 * written. Columns: `ACCOUNT_CSV_COLUMNS`, `EXPECTED_DEVICE_CSV_COLUMNS` of shared/protocol/lists.
 */
export const CsvImportSchema = z.strictObject({ csv: CsvText, dryRun: z.boolean() });
export const CsvImportAnswerSchema = z.object({
  rows: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  /** The first 1,000. Not empty: nothing was written. */
  problems: z.array(CsvProblemSchema),
  problemCount: z.number().int(),
});
export type CsvImportAnswer = z.infer<typeof CsvImportAnswerSchema>;

export const SiteSchema = z.object({ id: Id, name: z.string(), accounts: z.number().int() });
export const SiteListSchema = z.object({ items: z.array(SiteSchema) });
export const NewSiteSchema = z.strictObject({ name: line(120) });
export type Site = z.infer<typeof SiteSchema>;
