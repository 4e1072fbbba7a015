/** How each setting is called on the command line and in the environment, and how its value is written there. */
import { SETTINGS, type Setting } from '@roomkey/shared/ipc/configuration';

const kebab = (setting: string): string => setting.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export const switchOf = (setting: Setting): string => kebab(setting);

/** `portal` is named as `with-portal` names it for any program. */
export const variableOf = (setting: Setting): string =>
  setting === 'portal' ? 'ROOMKEY_PORTAL_URL' : `ROOMKEY_${kebab(setting).replaceAll('-', '_').toUpperCase()}`;

const YES = ['true', 'yes', 'on', '1'];
const NO = ['false', 'no', 'off', '0'];

/** A text as the value that the file would hold. What does not fit stays as it is and is refused with the others. */
export function valueOf(setting: Setting, text: string): unknown {
  if (setting === 'kiosk')
    return YES.includes(text.toLowerCase()) ? true : NO.includes(text.toLowerCase()) ? false : text;
  if (setting === 'proxyBypass') return text.split(',').map((each) => each.trim());
  return text;
}

/** The known name that was most likely meant, or null: at most two letters wrong, and fewer than half of them. */
export function nearestName(typed: string, known: readonly string[]): string | null {
  const lowered = typed.toLowerCase();
  const [best] = known
    .map((name) => ({ name, distance: editDistance(name.toLowerCase(), lowered) }))
    .sort((one, other) => one.distance - other.distance);
  return best !== undefined && best.distance <= 2 && best.distance * 2 < typed.length ? best.name : null;
}

/** Letters added, lost, changed, or exchanged with their neighbour (optimal string alignment). */
export function editDistance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= one.length; row += 1) {
    const cells = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const at = (up: number, left: number) => (up === 0 ? cells : rows[row - up])?.[column - left] ?? Infinity;
      cells.push(Math.min(at(1, 0) + 1, at(0, 1) + 1, at(1, 1) + (same ? 0 : 1), swapped ? at(2, 2) + 1 : Infinity));
    }
    rows.push(cells);
  }
  return rows[one.length]?.[other.length] ?? Infinity;
}

export const SETTING_OF_SWITCH: ReadonlyMap<string, Setting> = new Map(SETTINGS.map((each) => [switchOf(each), each]));
