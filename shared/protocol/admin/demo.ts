/**
 * What `--demo` adds to the administrators' API: a presenter's page asks, the portal passes it on, and the demo's director,
 * which sits in the console's main process, does it. Roomkey's own.
 */
import { z } from 'zod';
import { JUMP_TARGETS, STORY_IDS } from '../../demo/stories';
import { STEPS } from '../../setup/contract/view';
import { Id, Timestamp } from './common';

export const DEMO_PATHS = {
  /** GET → `DemoStateSchema`: what the presenter sees. */
  state: '/api/demo',
  /** POST a `DemoCommandSchema` → `DemoOutcomeSchema`, once the director has done it. */
  commands: '/api/demo/commands',
  /** POST → 204: the portal is back at the sample organisation, with a new OTP ready; whoever is signed in stays signed in. */
  reset: '/api/demo/reset',
  /** POST an `ExpireSchema` → 204: what waits with that account has run out now, as at its deadline. */
  expire: '/api/demo/expire',
  /** POST → `PresenterLinkSchema`: a single-use link for a phone. */
  presenterLink: '/api/demo/presenter-link',
  /** GET, for the director, `Prefer: wait=25` → `DirectorOrderSchema`, or 204 when nobody asked for anything. */
  orders: '/api/demo/director/orders',
  /** POST a `DemoOutcomeSchema` to `orders/<id>`. */
  order: (id: string) => `/api/demo/director/orders/${id}`,
  /** PUT a `DirectorStatusSchema`, whenever it changes and every ten seconds. */
  status: '/api/demo/director/status',
} as const;

/** What the presenter may ask of the console. Approving and rejecting are the portal's own acts. */
export const DemoCommandSchema = z.discriminatedUnion('kind', [
  /** Plays one story, or all in turn, again and again until somebody touches the screen. */
  z.strictObject({ kind: z.literal('play'), story: z.enum([...STORY_IDS, 'all']), loop: z.boolean() }),
  /** The console stays where it is; whoever stands there goes on. */
  z.strictObject({ kind: z.literal('stop') }),
  z.strictObject({ kind: z.literal('jump'), to: z.enum(JUMP_TARGETS) }),
  /** The console's network, not the portal's. */
  z.strictObject({ kind: z.literal('network'), online: z.boolean() }),
  z.strictObject({ kind: z.literal('keychain'), locked: z.boolean() }),
  /** Console and portal back to the start, with a new OTP ready. */
  z.strictObject({ kind: z.literal('reset') }),
]);
export type DemoCommand = z.infer<typeof DemoCommandSchema>;

export const DirectorOrderSchema = z.strictObject({ id: Id, command: DemoCommandSchema });
export type DirectorOrder = z.infer<typeof DirectorOrderSchema>;

export const DemoOutcomeSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('done'), tookMs: z.number().int().min(0) }),
  /** `reason` is a sentence for the presenter. */
  z.strictObject({ outcome: z.literal('failed'), reason: z.string().max(500) }),
]);
export type DemoOutcome = z.infer<typeof DemoOutcomeSchema>;

export const DirectorStatusSchema = z.strictObject({
  step: z.enum(STEPS),
  roomName: z.string().max(255).nullable(),
  /** `waiting`: nobody plays, nobody touched; `playing`; `handedOver`: somebody has touched the screen. */
  mode: z.enum(['waiting', 'playing', 'handedOver']),
  story: z.enum(STORY_IDS).nullable(),
  /** Which of the story's scenes is on, counted from 0. */
  scene: z.number().int().min(0).nullable(),
  /** What the caption on the console says, in the console's language. */
  caption: z.string().max(500).nullable(),
  /** Seconds until the story takes over again; null while it will not. */
  takesOverIn: z.number().int().min(0).nullable(),
  online: z.boolean(),
  keychainLocked: z.boolean(),
  /** Stories played to their end since the start. */
  played: z.number().int().min(0),
});
export type DirectorStatus = z.infer<typeof DirectorStatusSchema>;

/** What a director says of a console on its first screen: what tests begin with. */
export const BLANK_DIRECTOR_STATUS: DirectorStatus = {
  step: 'welcome',
  roomName: null,
  mode: 'waiting',
  story: null,
  scene: null,
  caption: null,
  takesOverIn: null,
  online: true,
  keychainLocked: false,
  played: 0,
};

export const DemoStateSchema = z.object({
  /** Null while no director is connected. */
  director: DirectorStatusSchema.nullable(),
  /** The OTP that is ready to type: the account's id and name; revealing it is an act of its own. */
  ready: z.object({ accountId: Id, accountName: z.string(), otpId: Id }).nullable(),
  /** What there is to decide now. */
  request: z.object({ id: Id, accountName: z.string(), userCode: z.string() }).nullable(),
  /** The addresses on the local network, where `--lan` serves it. */
  addresses: z.array(z.url()),
});
export type DemoState = z.infer<typeof DemoStateSchema>;

/** The account's active OTP, or its open request. */
export const ExpireSchema = z.strictObject({ accountId: Id });

export const PresenterLinkSchema = z.object({ url: z.url(), expiresAt: Timestamp });
