/** Whether a device is the one that an account expects. */
import type { DeviceMatch } from '../protocol/lists';

interface Expected {
  readonly serial: string;
  /** Null: any model. */
  readonly model: string | null;
}
interface Reported {
  readonly serial: string | null;
  readonly model: string | null;
}

/**
 * Serial numbers and models are compared without regard to case and to white space, which labels and firmware write
 * differently. A device that does not report what is expected is `incomplete`: never a match.
 */
export function matchDevice(expected: Expected | null, reported: Reported): DeviceMatch {
  if (expected === null) return 'none';
  if (reported.serial === null || (expected.model !== null && reported.model === null)) return 'incomplete';
  if (comparable(expected.serial) !== comparable(reported.serial)) return 'mismatch';
  if (expected.model !== null && comparable(expected.model) !== comparable(reported.model ?? '')) return 'mismatch';
  return 'match';
}

function comparable(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
}
