/**
 * What a pre-rendered screen leaves open: words of this very console that no build knows. The build writes a mark in each
 * place, main fills it when it serves the page. No library is imported here.
 */
import type { SetupView } from '../setup/contract/view';

export const HOLES = ['organisation', 'portalUrl', 'roomName', 'upn', 'codeStart', 'codeEnd', 'requestId'] as const;
export type Hole = (typeof HOLES)[number];

/** Private-use characters: in no catalogue, and nothing that HTML would escape. */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const MARK = new RegExp(`${OPEN}(\\w+)${CLOSE}`, 'g');

export const mark = (hole: Hole): string => `${OPEN}${hole}${CLOSE}`;

/** What stands in the holes at this view; null where the view has nothing for it. */
export function fillings({ portal, request, account }: SetupView): Readonly<Record<string, string | null>> {
  const [codeStart = null, codeEnd = null, ...rest] = request?.userCode.split('-') ?? [];
  const grouped = rest.length === 0;
  return {
    // As the pages name a portal that has not said yet whose it is.
    organisation: portal?.organisation ?? portal?.url ?? null,
    portalUrl: portal?.url ?? null,
    roomName: account?.roomName ?? request?.roomName ?? null,
    upn: account?.upn ?? null,
    codeStart: grouped ? codeStart : null,
    codeEnd: grouped ? codeEnd : null,
    requestId: request?.requestId ?? null,
  } satisfies Record<Hole, string | null>;
}

/**
 * The HTML with every mark filled; null where something is missing, for then another screen would be shown than the real one.
 *
 * SECURITY: answers markup in the name of a room or an organisation: what is filled in is escaped, for text and attributes.
 */
export function fill(html: string, filling: Readonly<Record<string, string | null>>): string | null {
  let complete = true;
  const filled = html.replace(MARK, (_mark, hole: string) => {
    const text = filling[hole] ?? null;
    complete &&= text !== null;
    return escaped(text ?? '');
  });
  return complete ? filled : null;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
