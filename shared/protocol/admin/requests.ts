/** Devices that wait for a decision, the decisions, and the rooms that came of them. */
import { z } from 'zod';
import { DEVICE_MATCHES, DEVICE_SOURCES, REJECTION_REASONS, REQUEST_STATUSES, ROOM_STATES } from '../lists';
import { Id, Order, Page, Search, Timestamp } from './common';

export const RequestSchema = z.object({
  id: Id,
  /** What the console shows, to read out by phone. */
  requestId: z.string(),
  accountId: Id,
  upn: z.string(),
  displayName: z.string(),
  site: z.string(),
  location: z.string(),
  status: z.enum(REQUEST_STATUSES),
  userCode: z.string(),
  device: z.object({
    make: z.string().nullable(),
    model: z.string().nullable(),
    serial: z.string().nullable(),
    os: z.string().nullable(),
    source: z.enum(DEVICE_SOURCES),
    appVersion: z.string().nullable(),
  }),
  /** Against the account's expected device as it is now: `none` expected, `incomplete` = the device reported too little. */
  match: z.enum(DEVICE_MATCHES),
  expectedDevice: z.object({ serial: z.string(), model: z.string().nullable() }).nullable(),
  /** The address that the OTP was entered from. */
  source: z.string().nullable(),
  /** When the OTP was entered on the device. */
  requestedAt: Timestamp,
  expiresAt: Timestamp,
  decidedAt: Timestamp.nullable(),
  decidedBy: z.string().nullable(),
  rejectionReason: z.enum(REJECTION_REASONS).nullable(),
  rejectionNote: z.string().nullable(),
  deliveredAt: Timestamp.nullable(),
});
export type DeviceRequest = z.infer<typeof RequestSchema>;

/** Without `sort`, pending requests come oldest first and all others newest first. */
export const RequestQuerySchema = z.object({
  ...Page,
  status: z.enum(REQUEST_STATUSES).optional(),
  accountId: Id.optional(),
  search: Search,
  match: z.enum(DEVICE_MATCHES).optional(),
  sort: z.enum(['requestedAt', 'expiresAt', 'displayName', 'site', 'match']).optional(),
  order: Order.default('asc'),
});
export const RequestListSchema = z.object({
  items: z.array(RequestSchema),
  total: z.number().int(),
  /** The portal's time: waiting times are counted from it, not from the browser's clock. */
  now: Timestamp,
});
export type RequestList = z.infer<typeof RequestListSchema>;

const Approve = z.strictObject({
  decision: z.literal('approve'),
  /** A device that is not the expected one is approved only by who says so (`request.deviceMismatch`). */
  despiteMismatch: z.boolean().default(false),
});
const Reject = z.strictObject({
  decision: z.literal('reject'),
  reason: z.enum(REJECTION_REASONS),
  /** The console shows it. */
  note: z.string().trim().max(500).optional(),
});
/** `POST /api/requests/:id/decision`. A second decision is refused with `request.alreadyDecided` (409). */
export const DecisionSchema = z.discriminatedUnion('decision', [Approve, Reject]);
export type Decision = z.input<typeof DecisionSchema>;
/**
 * `POST /api/requests/:id/revoke` → `RequestSchema`: takes an approval back that was not delivered (`request.notApproved`).
 * The request counts as rejected and its OTP as revoked; the console shows reason and note.
 */
export const RevokeApprovalSchema = Reject.omit({ decision: true });
/** `POST /api/requests/decisions` → `OutcomesSchema`: one act on many; each is decided or says why not. */
export const DecisionsSchema = z.strictObject({ ids: z.array(Id).min(1).max(10_000), decision: DecisionSchema });

export const RoomSchema = z.object({
  accountId: Id,
  displayName: z.string(),
  upn: z.string(),
  site: z.string(),
  location: z.string(),
  state: z.enum(ROOM_STATES),
  device: z.object({ make: z.string().nullable(), model: z.string().nullable(), serial: z.string().nullable() }),
  appVersion: z.string().nullable(),
  problems: z.array(z.string()),
  signedInAt: Timestamp,
  lastSeenAt: Timestamp.nullable(),
});
export type Room = z.infer<typeof RoomSchema>;
export const RoomQuerySchema = z.object({
  ...Page,
  search: Search,
  state: z.enum(ROOM_STATES).optional(),
  sort: z.enum(['displayName', 'site', 'state', 'lastSeenAt', 'signedInAt']).default('displayName'),
  order: Order.default('asc'),
});
export const RoomListSchema = z.object({
  items: z.array(RoomSchema),
  total: z.number().int(),
  summary: z.record(z.enum(ROOM_STATES), z.number().int()),
  now: Timestamp,
});
export type RoomList = z.infer<typeof RoomListSchema>;

/** `GET /api/events`, event `changed`: what may have changed, at the caller's sites; the page reads it again. */
export const CHANGE_KINDS = ['accounts', 'otps', 'requests', 'rooms', 'demo'] as const;
export const ChangedEventSchema = z.object({ kinds: z.array(z.enum(CHANGE_KINDS)) });
export type ChangeKind = (typeof CHANGE_KINDS)[number];
