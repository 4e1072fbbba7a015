/**
 * Every setting of the console: what its value is. The file's JSON Schema is made of this (docs/console.schema.json); the texts
 * of what is wanted instead of a wrong value stand in the catalogues (`configuration.wanted`).
 */
import { z } from 'zod';
import { DEVICE_PROFILES } from '@roomkey/shared/device/profiles';
import type { Setting } from '@roomkey/shared/ipc/configuration';
import { THEMES } from '@roomkey/shared/ipc/preferences';
import { isLoopback, readFingerprint } from '@roomkey/shared/protocol/portal-address';
import { SUPPORTED_LOCALES, TEXT_LOCALES } from '@roomkey/shared/locale/locales';
import { parseNightlyWindow } from '../kiosk/nightly-window';

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

/** From 1 to 16: more displays than one computer has. */
const Display = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.union([
    z.enum(words),
    z.number().int().min(1).max(16),
    z
      .string()
      .regex(/^(?:[1-9]|1[0-6])$/)
      .transform(Number),
  ]);

const Nightly = z
  .string()
  .transform((value, context) => {
    const window = parseNightlyWindow(value);
    if (window !== undefined) return window;
    context.addIssue('not a window of local time');
    return z.NEVER;
  })
  .describe(
    'When the console restarts each night, by its own clock: "02:00-05:00" (15 minutes or more; may pass midnight), or "off". A kiosk without it: 02:00-05:00.',
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
  consoleDisplay: Display(['auto'])
    .describe('Display of the console: "auto", or its number, counted from 1, from left to right.')
    .optional(),
  frontOfRoomDisplay: Display(['auto', 'none', 'window'])
    .describe(
      'Front-of-room display: "auto" (any other), its number, "window" (beside the console on the same display), or "none".',
    )
    .optional(),
  // The pseudo-locale is refused in a packaged console; editors do not offer it.
  locale: z
    .enum(TEXT_LOCALES)
    .meta({ enum: [...SUPPORTED_LOCALES], description: 'Language of the first screen.' })
    .optional(),
  theme: z.enum(THEMES).describe('Look of the console; nobody changes it at the console then.').optional(),
  nightlyRestart: Nightly.optional(),
  contact: Line.describe('Whom to call when the console cannot start: shown on its screen.').optional(),
  profile: z.enum(PROFILE_NAMES).describe('A certified device to play instead of measuring this one.').optional(),
  userDataDir: File.describe('Folder of the console’s state.').optional(),
  logFolder: File.describe('Folder of the event log. Default: logs, in the folder of the state.').optional(),
  exportDir: File.describe('Folder of log exports; it must be there. Default: the user’s downloads.').optional(),
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
