/** What a scenario file may say. The published simulator/scenario.schema.json is made from this. */
import { z } from 'zod';
import { DEVICE_PROFILES } from '@roomkey/shared/device/profiles';
import { PATHS } from '@roomkey/shared/protocol/oauth';
import { LICENCES, OTP_REFUSALS, PROVISIONING_STATUSES, REJECTION_REASONS } from '@roomkey/shared/protocol/lists';
import { ERROR_CODES } from '@roomkey/shared/setup/contract/errors';
import { CHECKS } from '@roomkey/shared/setup/contract/view';
import { INTENT_TYPES } from '@roomkey/shared/setup/contract/intents';
import { allStates } from '@roomkey/shared/setup/machine/snapshot-codec';
import { CANNED } from '../network/canned-answers';
import { CONNECTION_FAULTS } from '../network/fault-gate';
import { DURATION_PATTERN } from './duration';
import { IDENTITY_FAULTS, KEYCHAIN_CALLS, KEYCHAIN_FAULTS } from './fakes';

const Duration = z
  .string()
  .regex(DURATION_PATTERN, 'must be a length of time: 500 ms, 10 s, 5 min, 8 h, 2 d, 1 h 30 min')
  .describe('A length of virtual time: 500 ms, 10 s, 5 min, 8 h, 2 d, 1 h 30 min.');
const State = z.enum(allStates).describe('A state of the console, in dot notation; it stands for those below it too.');
const ErrorCodeOf = z.enum(ERROR_CODES);
const keysOf = <T extends object>(object: T) => Object.keys(object) as [keyof T & string, ...(keyof T & string)[]];

const Account = z
  .strictObject({
    enabled: z.boolean().optional(),
    licence: z.enum(LICENCES).optional(),
    passwordExpires: z.boolean().optional(),
    mailboxConfigured: z.boolean().optional(),
    mfaRequired: z.boolean().optional(),
    hybrid: z.boolean().optional(),
    passwordExpired: z.boolean().optional(),
    blockedByPolicy: z.boolean().optional(),
  })
  .describe('How the resource account stands in the directory.');
export type AccountFacts = z.infer<typeof Account>;

const CODES = ['valid', 'mistyped', 'incomplete', ...OTP_REFUSALS] as const;
const Code = z
  .enum(CODES)
  .describe(
    'valid: of this account. mistyped: one digit wrong. unknown: well-formed, of no account. The rest as named.',
  );
export type CodeKind = z.infer<typeof Code>;

/** What a person at the console presses without more to say. */
export const PRESSES = [
  'confirmOrganisation',
  'changePortal',
  'getStarted',
  'retry',
  'continueAnyway',
  'accept',
  'decline',
  'manualSetup',
  'cancelRequest',
  'enterAnotherCode',
  'back',
  'startOver',
  'continue',
] as const;
const Installer = z
  .union([
    z.enum([...PRESSES, 'reset', 'wait']),
    z.strictObject({ enterCode: Code }),
    z.strictObject({
      signIn: z.strictObject({
        email: z.string().optional().describe("Default: the account's own."),
        password: z.enum(['right', 'wrong']).default('right'),
      }),
    }),
    z.strictObject({ connect: z.string().describe('An address, or "portal" for the right one.') }),
  ])
  .describe(
    'What the person at the console does. reset: back to the first run, from the settings. wait: nothing, where one would go on otherwise.',
  );

const Administrator = z
  .union([
    z.enum(['approve', 'revoke', 'newCode']),
    z.strictObject({ reject: z.enum(REJECTION_REASONS), note: z.string().optional() }),
    z.strictObject({ account: Account }),
  ])
  .describe('What the administrator does in the portal. newCode: another one-time password for the account.');

const Network = z
  .union([z.enum([...CONNECTION_FAULTS, ...keysOf(CANNED), 'works']), z.strictObject({ latency: Duration })])
  .describe('The network between console and portal, from now on. drop: requests are never answered.');

const PortalFault = z
  .union([
    z.literal('works'),
    z.strictObject({
      path: z.enum(keysOf(PATHS)),
      answers: z.union([z.int().min(400).max(599), z.enum(['malformed', 'drop', 'loseAnswer', 'noHold'])]),
      retryAfter: Duration.optional(),
      times: z.int().min(1).optional().describe('How many requests; all, when absent.'),
    }),
  ])
  .describe('A fault of the portal itself at one of its endpoints. noHold: it answers polls at once.');

const Keychain = z
  .union([
    z.enum([...KEYCHAIN_FAULTS, 'works']),
    z.strictObject({ fault: z.enum(KEYCHAIN_FAULTS), calls: z.array(z.enum(KEYCHAIN_CALLS)).min(1) }),
  ])
  .describe('The keychain, from now on.');

const Shows = z
  .strictObject({
    message: ErrorCodeOf.nullable().optional(),
    text: z.string().optional().describe('The English title that stands on the page for the message.'),
    connection: z.enum(['online', 'offline']).optional(),
    reason: z.enum(REJECTION_REASONS).optional(),
    note: z.string().optional(),
    storage: ErrorCodeOf.nullable().optional().describe('Why the state cannot be written to disk.'),
    health: ErrorCodeOf.nullable().optional().describe('At home: the result of the last report.'),
    device: z.enum(['reported', 'incomplete']).optional(),
    warnings: z
      .array(z.enum(CHECKS))
      .optional()
      .describe('Checks of the device that passed with a warning, all of them.'),
    offers: z.array(z.enum(INTENT_TYPES)).optional().describe('Intents that must be possible now.'),
    refuses: z.array(z.enum(INTENT_TYPES)).optional().describe('Intents that must not be possible now.'),
  })
  .describe('What the page must show at this moment.');
export type Expected = z.infer<typeof Shows>;

const Plugged = z.enum(['attached', 'missing']);
const Attachments = z
  .strictObject({
    hdmiIngest: Plugged.optional(),
    frontOfRoomDisplay: Plugged.optional(),
    touchKeyboard: Plugged.optional(),
  })
  .describe('What is attached to the console; all of it, when nothing is said.');
export type Attached = z.infer<typeof Attachments>;

const actions = {
  installer: Installer.optional(),
  administrator: Administrator.optional(),
  network: Network.optional(),
  portal: PortalFault.optional(),
  keychain: Keychain.optional(),
  disk: z.enum(['full', 'works', 'damaged']).optional().describe('damaged: the saved state becomes unreadable.'),
  identity: z
    .enum([...IDENTITY_FAULTS, 'works'])
    .optional()
    .describe('How the device answers when it is asked who it is.'),
  peripherals: Attachments.optional(),
  timer: z.literal('breaks').optional().describe('All waits of the console break off once.'),
  clock: z
    .union([z.strictObject({ forward: Duration }), z.strictObject({ back: Duration })])
    .optional()
    .describe("The console's wall clock is set wrong; the portal's is not."),
  power: z
    .union([z.literal('cut'), z.strictObject({ off: Duration })])
    .optional()
    .describe('The power is cut, and comes back at once or later.'),
  shows: Shows.optional(),
};
const ACTIONS = keysOf(actions);

const Step = z
  .strictObject({
    at: State.optional(),
    visit: z.int().min(1).optional().describe('Which visit of the state; the first, when absent.'),
    after: Duration.optional().describe('So long after the state was entered.'),
    time: Duration.optional().describe('Instead of at: so long after the console started.'),
    ...actions,
    for: Duration.optional().describe('network: so long; then it works again.'),
    requests: z.int().min(1).optional().describe('network: for so many requests.'),
  })
  .superRefine((step, context) => {
    const complain = (message: string): void => context.addIssue({ code: 'custom', message });
    const named = ACTIONS.filter((action) => step[action] !== undefined);
    if (named.length !== 1) complain(`must name exactly one of ${ACTIONS.join(', ')}`);
    if ((step.at === undefined) === (step.time === undefined)) complain('must say when: either at or time');
    if (step.at === undefined && (step.visit !== undefined || step.after !== undefined))
      complain('visit and after belong to at');
    if (step.network === undefined && (step.for !== undefined || step.requests !== undefined))
      complain('for and requests belong to network');
  });
export type Step = z.infer<typeof Step>;

export const ScenarioSchema = z
  .strictObject({
    description: z.string().min(10).max(160).describe('One line: what this scenario shows.'),
    device: z
      .strictObject({
        profile: z.enum(DEVICE_PROFILES.map(({ slug }) => slug)).optional(),
        make: z.string().nullable().optional().describe('null: the device does not report it.'),
        model: z.string().nullable().optional(),
        serial: z.string().nullable().optional(),
        peripherals: Attachments.optional(),
      })
      .optional(),
    address: z
      .enum(['given', 'asked'])
      .default('given')
      .describe("asked: the console starts without the portal's address."),
    account: Account.optional(),
    preferences: z.strictObject({ otpAutoApproval: z.boolean() }).optional(),
    otp: Code.default('valid').describe('What the installer enters when the page first asks for it.'),
    script: z.array(Step).default([]).describe('What happens, besides what the installer does by itself.'),
    expect: z.strictObject({
      states: z
        .array(State)
        .default([])
        .describe('Where the console must go, in this order and nowhere else. A name stands for all states below it.'),
      message: ErrorCodeOf.nullable().optional().describe('The message that stands on the page at the end.'),
      text: z.string().optional().describe('Its English title.'),
      within: Duration.optional().describe('The last state must be reached by then.'),
      notBefore: Duration.optional().describe('The last state must not be reached before.'),
      provisioning: z
        .enum(PROVISIONING_STATUSES)
        .optional()
        .describe('How the account must stand in the portal at the end.'),
      codeRefused: z
        .string()
        .optional()
        .describe('The portal must refuse to make the code, with this problem code; the scenario ends with that.'),
    }),
  })
  .superRefine(({ expect }, context) => {
    if (expect.states.length > 0 || expect.codeRefused !== undefined) return;
    context.addIssue({ code: 'custom', path: ['expect'], message: 'must say the states, or why no code can be made' });
  })
  .describe('A scenario of the Roomkey simulator.');
export type Scenario = z.infer<typeof ScenarioSchema>;
