/** What a console says it is, and the rules by which raw readings of its firmware become that. */
import { z } from 'zod';
import { DEVICE_SOURCES } from '../protocol/lists';

/** Absent members are "not reported"; they never block setup. */
export const DeviceIdentitySchema = z.object({
  make: z.string().nullable(),
  model: z.string().nullable(),
  serial: z.string().nullable(),
  os: z.string().nullable(),
  source: z.enum(DEVICE_SOURCES),
});
export type DeviceIdentity = z.infer<typeof DeviceIdentitySchema>;

const Table = z.object({
  manufacturer: z.string().nullish(),
  model: z.string().nullish(),
  serial: z.string().nullish(),
});

/** Raw readings as systeminformation gives them; every table and field may be missing or hold a vendor's placeholder. */
export const RawIdentitySchema = z.object({
  system: Table.nullish(),
  baseboard: Table.nullish(),
  chassis: Table.nullish(),
  bios: z.object({ vendor: z.string().nullish(), serial: z.string().nullish() }).nullish(),
  os: z.object({ distro: z.string().nullish(), release: z.string().nullish(), build: z.string().nullish() }).nullish(),
});
export type RawIdentity = z.infer<typeof RawIdentitySchema>;

/**
 * Texts that firmware vendors ship where a value should be. Compared without case and surrounding blanks.
 * Sources: systeminformation's own clean-up list, its issue tracker (#699), and the SMBIOS defaults of AMI and Insyde firmware.
 */
const PLACEHOLDERS = new Set([
  'default',
  'default string',
  'to be filled by o.e.m.',
  'to be filled by oem',
  'o.e.m.',
  'oem',
  'system serial number',
  'system product name',
  'system manufacturer',
  'system model',
  'system version',
  'base board serial number',
  'base board product name',
  'base board manufacturer',
  'baseboard serial number',
  'chassis serial number',
  'chassis manufacturer',
  'serial number',
  'not specified',
  'not applicable',
  'not available',
  'not set',
  'unknown',
  'undefined',
  'none',
  'null',
  'n/a',
  'na',
  'invalid',
  'empty',
  'computer',
  'docker container',
  'type1productconfigid',
  'sku',
  '123456789',
  '1234567890',
  '0123456789',
]);

/** A reading with blanks trimmed and control characters dropped, or null when it says nothing. */
export function meaningful(raw: string | null | undefined): string | null {
  // SECURITY: answers forged lines in logs and screens: firmware strings are untrusted, so control characters go (Unicode category Cc and Cf).
  const text = (raw ?? '')
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 128);
  if (PLACEHOLDERS.has(text.toLowerCase())) return null;
  // Only dashes, dots, zeros, x's or f's: a filler of any length.
  if (/^[-._\s/\\*?]*$/.test(text) || /^0+$/.test(text) || /^x{3,}$/i.test(text) || /^f{6,}$/i.test(text)) return null;
  return text;
}

const first = (...readings: (string | null | undefined)[]): string | null => {
  for (const reading of readings) {
    const text = meaningful(reading);
    if (text !== null) return text;
  }
  return null;
};

/** Falls back system → baseboard → chassis → BIOS, each value on its own. The BIOS vendor is never a make: it wrote the firmware, not the device. */
export function normaliseIdentity(raw: RawIdentity): DeviceIdentity {
  const osText = [raw.os?.distro, raw.os?.release, raw.os?.build].map(meaningful).filter((part) => part !== null);
  return {
    make: first(raw.system?.manufacturer, raw.baseboard?.manufacturer, raw.chassis?.manufacturer),
    model: first(raw.system?.model, raw.baseboard?.model, raw.chassis?.model),
    serial: first(raw.system?.serial, raw.baseboard?.serial, raw.chassis?.serial, raw.bios?.serial),
    os: osText.length > 0 ? [...new Set(osText)].join(' ') : null,
    source: 'measured',
  };
}
