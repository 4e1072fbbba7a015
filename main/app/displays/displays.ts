/** The displays as they come and go. */
import type { Display, Screen } from 'electron';
import type { AppLog } from '../app-log';
import { layOut, type DisplayFacts, type DisplayWishes, type Layout } from './layout';

/** Milliseconds. A plug is several events, and a display may be gone for a moment while its mode changes. Own choice. */
const SETTLE_MS = 300;

/** What is left of a layout while no display can be found at all. */
const NOWHERE: DisplayFacts = {
  id: -1,
  bounds: { x: 0, y: 0, width: 1280, height: 800 },
  workArea: { x: 0, y: 0, width: 1280, height: 800 },
  isPrimary: true,
  isTouch: false,
  isInternal: false,
};

export interface Displays {
  readonly wishes: DisplayWishes;
  layout(): Layout;
  all(): readonly DisplayFacts[];
  /** Calls back with the new layout whenever displays have come, gone or changed, once that has settled. */
  onChange(listener: (layout: Layout) => void): void;
  close(): void;
}

type WatchedScreen = Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay' | 'on' | 'removeListener'>;

interface DisplaysParts {
  /** Electron's; usable after `ready`. */
  readonly screen: WatchedScreen;
  readonly wishes: DisplayWishes;
  readonly note: AppLog['note'];
}

export function createDisplays({ screen, wishes, note }: DisplaysParts): Displays {
  const listeners = new Set<(layout: Layout) => void>();
  const all = (): readonly DisplayFacts[] => {
    const displays = screen.getAllDisplays();
    const primary = displays.length === 0 ? null : screen.getPrimaryDisplay().id;
    return displays.map((display) => factsOf(display, primary));
  };
  let known = all();
  let layout = layOut(known, wishes, null) ?? { console: NOWHERE, frontOfRoom: [] };
  /** Where the console belongs: not where it had to go because its display went. */
  let home = layout.console.id;

  const settle = () => {
    const before = known;
    known = all();
    const next = layOut(known, wishes, home);
    if (next === null) return;
    layout = next;
    // A touch display that comes later than the console is its right place.
    if (before.some(({ id }) => id === home) && layout.console.isTouch) home = layout.console.id;
    for (const listener of listeners) listener(layout);
  };
  let settling: NodeJS.Timeout | undefined;
  const settleSoon = () => {
    clearTimeout(settling);
    settling = setTimeout(settle, SETTLE_MS);
  };

  const onAdded = (_event: unknown, display: Display) => {
    note('display.added', sizeOf(display));
    settleSoon();
  };
  const onRemoved = (_event: unknown, display: Display) => {
    note('display.removed', sizeOf(display));
    settleSoon();
  };
  const onMetrics = (_event: unknown, display: Display) => {
    note('display.changed', sizeOf(display));
    settleSoon();
  };
  screen.on('display-added', onAdded);
  screen.on('display-removed', onRemoved);
  screen.on('display-metrics-changed', onMetrics);

  return {
    wishes,
    layout: () => layout,
    all: () => known,
    onChange: (listener) => void listeners.add(listener),
    close() {
      clearTimeout(settling);
      screen.removeListener('display-added', onAdded);
      screen.removeListener('display-removed', onRemoved);
      screen.removeListener('display-metrics-changed', onMetrics);
    },
  };
}

function factsOf({ id, bounds, workArea, touchSupport, internal }: Display, primary: number | null): DisplayFacts {
  return {
    id,
    bounds,
    workArea,
    isPrimary: id === primary,
    isTouch: touchSupport === 'available',
    isInternal: internal,
  };
}

const sizeOf = ({ size }: Display): string => `${size.width}x${size.height}`;
