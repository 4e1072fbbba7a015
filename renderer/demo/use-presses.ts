/** Presses what the demo orders: the ring goes there first, so that everybody sees what is pressed. */
import type { DemoBridge, PressOrder } from '@roomkey/shared/ipc/demo';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findButton } from './find-button';

/** Milliseconds: how often a button is looked for that is not there yet, and how long. */
const LOOK_MS = 50;
const LOOK_LIMIT_MS = 8_000;
/** How long the ring stays lit after the press, and how long it stays when no other follows. */
const LIT_MS = 220;
const STAYS_MS = 700;

/** Where the ring is, in pixels of the window. */
export interface RingPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Milliseconds that it takes to get there. */
  readonly moveMs: number;
  readonly lit: boolean;
  /** Where nothing is pressed any more it only fades: the next way begins where the last has ended. */
  readonly shown: boolean;
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Answers with where the ring is; null: there is none. */
export function usePresses(bridge: DemoBridge, order: PressOrder | null): RingPlace | null {
  const { t } = useTranslation();
  const [place, setPlace] = useState<RingPlace | null>(null);
  const id = order?.id ?? null;

  useEffect(() => {
    if (order === null) return undefined;
    let wanted = true;
    const isWanted = () => wanted;
    const name = order.key === 'keypad.digit' ? t(order.key, { digit: order.digit ?? '' }) : t(order.key);

    const press = async () => {
      const button = await find(name, isWanted);
      if (button === null || !isWanted()) return false;
      button.scrollIntoView({ block: 'nearest' });
      setPlace({ ...placeOf(button), moveMs: order.moveMs, lit: false, shown: true });
      await pause(order.moveMs + order.restMs);
      // Ended meanwhile, by a person's touch for one.
      if (!isWanted() || !button.isConnected) return false;
      setPlace({ ...placeOf(button), moveMs: 0, lit: true, shown: true });
      button.click();
      return true;
    };
    void press().then((found) => {
      if (isWanted()) void bridge.pressed(order.id, found);
    });
    return () => {
      wanted = false;
    };
    // An order never changes: its number stands for it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [bridge, id]);

  useEffect(() => {
    if (place?.lit !== true) return undefined;
    const timer = setTimeout(() => setPlace((now) => (now === place ? { ...now, lit: false } : now)), LIT_MS);
    return () => clearTimeout(timer);
  }, [place]);

  useEffect(() => {
    if (id !== null) return undefined;
    const timer = setTimeout(() => setPlace((now) => (now === null ? null : { ...now, shown: false })), STAYS_MS);
    return () => clearTimeout(timer);
  }, [id]);

  return place;
}

async function find(name: string, isWanted: () => boolean): Promise<HTMLButtonElement | null> {
  const until = performance.now() + LOOK_LIMIT_MS;
  for (;;) {
    const button = findButton(name);
    if (button !== null || !isWanted() || performance.now() > until) return button;
    await pause(LOOK_MS);
  }
}

function placeOf(button: HTMLElement): Pick<RingPlace, 'x' | 'y' | 'width' | 'height'> {
  const { x, y, width, height } = button.getBoundingClientRect();
  return { x, y, width, height };
}
