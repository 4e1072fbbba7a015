/**
 * What a pre-rendered screen leaves open: words and times of this very console that no build knows. The build writes a mark
 * in each place, main fills it when it serves the page. No library is imported here.
 */
import { formatFor } from '../locale/format';
import { FALLBACK, matchLocale } from '../locale/locales';
import type { SetupView } from '../setup/contract/view';

type Word =
  | ('organisation' | 'portalUrl' | 'portalHost' | 'domains')
  | ('requestRoom' | 'requestId' | 'codeStart' | 'codeEnd' | 'enteredAt' | 'expiresAt' | 'elapsed' | 'left')
  | ('note' | 'errorCode' | 'make' | 'model' | 'serial' | 'os')
  | ('room' | 'upn' | 'now' | 'today' | 'checkedAt');
/** `slot3`: the time three half hours after the one that has begun. */
export type Hole = Word | `slot${number}`;

export const HALF_HOUR = 30 * 60_000;

/** Private-use characters: in no catalogue, and nothing that HTML would escape. */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const MARK = new RegExp(`${OPEN}(\\w+)${CLOSE}`, 'g');

export const mark = (hole: Hole): string => `${OPEN}${hole}${CLOSE}`;

/** What stands in a hole; null where there is nothing for it. */
export type Filling = (hole: string) => string | null;

/** What stands in the holes at this view, at this time (milliseconds since the epoch). */
export function fillingOf(view: SetupView, now: number): Filling {
  const { portal, request, rejection, device, account, error, health } = view;
  const [codeStart, codeEnd, ...rest] = request?.userCode.split('-') ?? [];
  const format = () => formatFor(matchLocale(view.locale) ?? FALLBACK);
  const timeOf = (at: number | null | undefined) => (at == null ? null : format().time(at));
  const words: Readonly<Record<string, () => string | number | null | undefined>> = {
    // As the pages name a portal that has not said yet whose it is.
    organisation: () => portal?.organisation ?? portal?.url,
    portalUrl: () => portal?.url,
    portalHost: () => (portal !== null && URL.canParse(portal.url) ? new URL(portal.url).host : null),
    domains: () => portal && format().list(portal.domains),
    requestRoom: () => request?.roomName,
    requestId: () => request?.requestId,
    codeStart: () => (rest.length === 0 ? codeStart : null),
    codeEnd: () => (rest.length === 0 ? codeEnd : null),
    enteredAt: () => timeOf(request?.enteredAt),
    expiresAt: () => timeOf(request?.expiresAt),
    elapsed: () => request && format().duration(now - request.enteredAt),
    left: () => request && format().duration(request.expiresAt - now),
    note: () => rejection?.note,
    errorCode: () => error?.params['code'],
    make: () => device?.make,
    model: () => device?.model,
    serial: () => device?.serial,
    os: () => device?.os,
    room: () => account?.roomName,
    upn: () => account?.upn,
    now: () => timeOf(now),
    today: () => format().date(now),
    checkedAt: () => timeOf(health.checkedAt),
  } satisfies Record<Word, () => string | number | null | undefined>;
  return (hole) => {
    const slot = /^slot(\d+)$/.exec(hole)?.[1];
    if (slot !== undefined) return timeOf((Math.floor(now / HALF_HOUR) + Number(slot)) * HALF_HOUR);
    const word = (Object.hasOwn(words, hole) ? words[hole]?.() : null) ?? '';
    // An empty word leaves out its line on the real screen.
    return word === '' ? null : String(word);
  };
}

/**
 * The HTML with every mark filled; null where something is missing, for then another screen would be shown than the real one.
 *
 * SECURITY: answers markup in the name of a room or an organisation: what is filled in is escaped, for text and attributes.
 */
export function fill(html: string, filling: Filling): string | null {
  const missing: string[] = [];
  const filled = html.replace(MARK, (_mark, hole: string) => {
    const text = filling(hole);
    if (text === null) missing.push(hole);
    return escaped(text ?? '');
  });
  return missing.length === 0 ? filled : null;
}

/** As React writes them, so that a test can compare. */
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
