/** Tells of new requests through the browser's own notifications, for those who asked for it in this browser. */
import type { DeviceRequest } from '@roomkey/shared/protocol/admin';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useNavigate } from 'react-router';
import { useWaiting } from '../api/requests';
import { PAGES } from '../app/paths';

export type NotifyState = 'on' | 'off' | 'blocked' | 'unsupported';

const STORED_AS = 'roomkey.notify';
/** A request is stamped a moment before it can be read. */
const STAMP_SLACK_MS = 5000;

const listeners = new Set<() => void>();
/** Storage can be switched off by policy; the choice then lasts as long as the page. */
let unstored = false;

function isWanted(): boolean {
  try {
    return window.localStorage.getItem(STORED_AS) === 'on';
  } catch {
    return unstored;
  }
}

function keep(wanted: boolean): void {
  try {
    window.localStorage.setItem(STORED_AS, wanted ? 'on' : 'off');
  } catch {
    unstored = wanted;
  }
  for (const listener of listeners) listener();
}

function readState(): NotifyState {
  if (!('Notification' in window)) return 'unsupported';
  if (!isWanted()) return 'off';
  return Notification.permission === 'granted' ? 'on' : 'blocked';
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useNotifyState(): NotifyState {
  return useSyncExternalStore(subscribe, readState);
}

/** Call on a person's click only: browsers refuse to ask otherwise, and rightly so. */
export async function chooseNotify(wanted: boolean): Promise<void> {
  if (wanted && 'Notification' in window) await Notification.requestPermission();
  keep(wanted);
}

/** One notification for all that came since the last look. */
export function useNotifications(): void {
  const { data } = useWaiting();
  const navigate = useNavigate();
  const known = useRef(new Set<string>());
  const lastLook = useRef<number | null>(null);
  useEffect(() => {
    if (data === undefined) return;
    const since = lastLook.current;
    const fresh = data.items.filter(({ id, requestedAt }) => {
      return since !== null && !known.current.has(id) && Date.parse(requestedAt) > since - STAMP_SLACK_MS;
    });
    lastLook.current = Date.parse(data.now);
    for (const { id } of data.items) known.current.add(id);
    if (fresh.length > 0 && readState() === 'on') tell(fresh, () => void navigate(PAGES.requests));
  }, [data, navigate]);
}

function tell(fresh: readonly DeviceRequest[], open: () => void): void {
  const [first] = fresh;
  const title =
    fresh.length === 1 && first !== undefined
      ? `${first.displayName} awaits approval`
      : `${String(fresh.length)} requests await approval`;
  try {
    // SECURITY: neither the code nor the device: a lock screen shows notifications to whoever passes by.
    const notification = new Notification(title, { body: 'Roomkey portal', tag: 'roomkey.requests' });
    notification.onclick = () => {
      window.focus();
      open();
      notification.close();
    };
  } catch {
    // Some browsers on phones allow notifications to service workers alone; badge and title still tell.
  }
}
