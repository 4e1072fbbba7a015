/**
 * Every setting of the console: what its value is. The file's JSON Schema is made of this (docs/console.schema.json); the texts
 * of what is wanted instead of a wrong value stand in the catalogues (`configuration.wanted`).
 */
import { z } from 'zod';
import { DEVICE_PROFILES } from '@roomkey/shared/device/profiles';
import type { Setting } from '@roomkey/shared/ipc/configuration';
import { isLoopback, readFingerprint } from '@roomkey/shared/protocol/portal-address';
import { SUPPORTED_LOCALES } from '@roomkey/shared/setup/contract/intents';

export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
const PROFILE_NAMES = DEVICE_PROFILES.map(({ slug }) => slug);

const PortalUrl = z
  .string()
  .transform((value, context) => {
    const url = URL.canParse(value) ? new URL(value) : null;
    const usable = url !== null && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
    if (usable && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))))
      return url.href;
    // SECURITY: answers an OTP sent in the clear (Electron checklist item 1): https only, except to this very machine.
    context.addIssue('not an https address');
    return z.NEVER;
  })
  .describe('Address of the Roomkey portal: https, or http on this machine. Without it the console asks.');

const Fingerprint = z
  .string()
  .transform((value, context) => {
    const fingerprint = readFingerprint(value);
    if (fingerprint !== null) return fingerprint;
    context.addIssue('not a fingerprint');
    return z.NEVER;
  })
  .describe(
    'SHA-256 fingerprint of the portal’s certificate (64 hexadecimal digits). No other certificate is taken then.',
  );

/** What Electron's `setProxy` takes for each kind. */
const PROXY_SCHEMES = ['http:', 'https:', 'socks5:', 'socks4:'];

const Proxy = z
  .string()
  .transform((value, context) => {
    if (value === 'system' || value === 'direct') return value;
    const url = URL.canParse(value) ? new URL(value) : null;
    // SECURITY: answers a proxy's password in a file that many can read; what stands before an @ is refused, not dropped.
    const usable = url !== null && url.username === '' && url.password === '' && url.hostname !== '';
    const bare = usable && ['', '/'].includes(url.pathname) && url.search === '' && url.hash === '';
    if (bare && PROXY_SCHEMES.includes(url.protocol)) return `${url.protocol}//${url.host}`;
    context.addIssue('not a proxy');
    return z.NEVER;
  })
  .describe(
    'Way to the portal: "system", "direct", or a proxy such as http://proxy.example:3128 (no name, no password).',
  );

const Display = (words: readonly [string, ...string[]]) =>
  z.union([z.enum(words), z.number().int().nonnegative(), z.string().regex(/^(\d{1,20}|-?\d{1,6},-?\d{1,6})$/)]);

const TIME = String.raw`([01]\d|2[0-3]):[0-5]\d`;
const Window = z
  .string()
  .regex(new RegExp(`^(off|${TIME}-${TIME})$`))
  .refine((value) => value === 'off' || value.slice(0, 5) !== value.slice(6))
  .describe(
    'When the console may start anew each night, by its own clock: "02:00-04:00" (may pass midnight), or "off".',
  );

const File = z.string().min(1).max(4_096);

/** Control and direction characters would change what stands beside the text. */
const Line = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u);

export const SettingsSchema = z.strictObject({
  portal: PortalUrl.optional(),
  portalCertificate: Fingerprint.optional(),
  portalAuthorities: File.describe(
    'PEM file with the organisation’s own certification authorities, trusted for the portal alone.',
  ).optional(),
  proxy: Proxy.optional(),
  proxyBypass: z
    .array(z.string().regex(/^[\w.*:/<>[\]-]{1,253}$/))
    .max(100)
    .describe('Hosts that go past a proxy given as an address, such as "*.example" or "10.0.0.0/8".')
    .optional(),
  kiosk: z.boolean().describe('Full screen, without a way out but the exit PIN.').optional(),
  exitPinFile: File.describe(
    'File with the exit PIN, 6 to 16 digits, readable by the console’s user alone.',
  ).optional(),
  consoleDisplay: Display(['primary'])
    .describe('Display of the console: "primary", the id of a display, or a position such as "1920,0" on it.')
    .optional(),
  frontOfRoomDisplay: Display(['auto', 'none'])
    .describe('Front-of-room display: "auto" (any other), "none", an id, or a position on it.')
    .optional(),
  locale: z.enum(SUPPORTED_LOCALES).describe('Language of the first screen.').optional(),
  theme: z.enum(THEMES).describe('Look of the console until somebody chooses another.').optional(),
  nightlyRestart: Window.optional(),
  contact: Line.describe('Whom to call when the console cannot start: shown on its screen.').optional(),
  profile: z.enum(PROFILE_NAMES).describe('A certified device to play instead of measuring this one.').optional(),
  userDataDir: File.describe('Folder of the console’s state.').optional(),
  logFolder: File.describe('Folder of the event log. Default: logs, in the folder of the state.').optional(),
} satisfies Record<Setting, z.ZodType>);
export type Settings = z.infer<typeof SettingsSchema>;

/** What the text of a wrong value names besides the setting. */
export const LISTS: Partial<Readonly<Record<Setting, readonly string[]>>> = {
  locale: SUPPORTED_LOCALES,
  theme: THEMES,
  profile: PROFILE_NAMES,
};

/** JSON Schema of the configuration file, for editors. */
export function settingsJsonSchema(): string {
  const schema = z.toJSONSchema(SettingsSchema, { io: 'input', unrepresentable: 'any' });
  const properties = { $schema: { type: 'string' }, ...schema.properties };
  return `${JSON.stringify({ ...schema, title: 'Configuration of a Roomkey console', properties }, null, 2)}\n`;
}
