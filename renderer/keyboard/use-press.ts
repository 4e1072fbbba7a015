import { type PointerEvent, useEffect, useRef, useState } from 'react';

/** Milliseconds until a held key shows what is behind it, or repeats. */
export const HOLD_MS = 450;
const REPEAT_MS = 70;
/** Pixels that a finger may slide off a key and still mean it. */
const SLOP = 12;

interface PressSetting {
  readonly onPress: () => void;
  /** Held long enough. Where absent, a long press is a press. */
  readonly onHold?: (() => void) | undefined;
  /** Acts at once and goes on while it is held. */
  readonly repeats?: boolean;
}

export interface Press {
  readonly pressed: boolean;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
}

/** What the fingers are doing that is not done yet: with two thumbs the second key is down before the first is up. */
let unfinished: (() => void) | null = null;

/** A key under a finger, a pen or a mouse. The focus stays in the field. */
export function usePress(setting: PressSetting): Press {
  const [pressed, setPressed] = useState(false);
  const latest = useRef(setting);
  const release = useRef<() => void>(() => undefined);
  useEffect(() => {
    latest.current = setting;
  });
  useEffect(() => () => release.current(), []);

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault();
    if (event.button !== 0) return;
    unfinished?.();
    const key = event.currentTarget;
    const { pointerId } = event;
    let timer = 0;

    const end = () => {
      clearTimeout(timer);
      unfinished = null;
      release.current = () => undefined;
      document.removeEventListener('pointerup', up);
      document.removeEventListener('pointercancel', cancel);
      setPressed(false);
    };
    const finish = () => {
      end();
      if (latest.current.repeats !== true) latest.current.onPress();
    };
    const up = (released: globalThis.PointerEvent) => {
      if (released.pointerId !== pointerId) return;
      if (isOn(key, released)) finish();
      else end();
    };
    const cancel = (cancelled: globalThis.PointerEvent) => {
      if (cancelled.pointerId === pointerId) end();
    };
    const held = () => {
      if (latest.current.repeats === true) {
        latest.current.onPress();
        timer = window.setTimeout(held, REPEAT_MS);
      } else if (latest.current.onHold !== undefined) {
        end();
        latest.current.onHold();
      }
    };

    setPressed(true);
    unfinished = finish;
    release.current = end;
    document.addEventListener('pointerup', up);
    document.addEventListener('pointercancel', cancel);
    if (setting.repeats === true) setting.onPress();
    timer = window.setTimeout(held, HOLD_MS);
  };

  return { pressed, onPointerDown };
}

function isOn(key: HTMLElement, { clientX, clientY }: globalThis.PointerEvent): boolean {
  const { left, right, top, bottom } = key.getBoundingClientRect();
  return clientX >= left - SLOP && clientX <= right + SLOP && clientY >= top - SLOP && clientY <= bottom + SLOP;
}
