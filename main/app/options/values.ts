/** Settings that the console reads as more than a text. */

/** A display, by what an administrator can know of it. */
export type DisplayChoice =
  | { readonly kind: 'primary' | 'auto' | 'none' }
  | { readonly kind: 'id'; readonly id: number }
  /** A point in the desktop's coordinates (device-independent pixels): the display that holds it. */
  | { readonly kind: 'position'; readonly x: number; readonly y: number };

/** @param written a number, or a text that the schema has let through */
export function readDisplay(written: string | number): DisplayChoice {
  if (written === 'primary' || written === 'auto' || written === 'none') return { kind: written };
  const [x, y] = String(written).split(',').map(Number);
  return y === undefined ? { kind: 'id', id: Number(written) } : { kind: 'position', x: x ?? 0, y };
}

/** Minutes after midnight by the console's own clock; `to` before `from` is on the next day. */
export interface NightlyWindow {
  readonly from: number;
  readonly to: number;
}

export function readNightlyWindow(written: string): NightlyWindow | null {
  if (written === 'off') return null;
  const [from = 0, to = 0] = written.split('-').map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
  return { from, to };
}

/** As Electron's `session.setProxy` takes it. */
export interface ProxyRules {
  readonly mode: 'system' | 'direct' | 'fixed_servers';
  readonly proxyRules?: string;
  readonly proxyBypassRules?: string;
}

export function readProxy(written: string, bypass: readonly string[]): ProxyRules {
  if (written === 'system' || written === 'direct') return { mode: written };
  return { mode: 'fixed_servers', proxyRules: written, proxyBypassRules: bypass.join(';') };
}
