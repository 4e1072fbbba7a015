/** The portal's own word that something changed: one stream of server-sent events a page. */
import { ADMIN_PATHS, CHANGE_KINDS, ChangedEventSchema, type ChangeKind } from '@roomkey/shared/protocol/admin';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { reportReachable } from './connection';
import { markLive } from './live';

/** A thousand decisions are a few reads, not a thousand. */
const GATHER_MS = 150;
const SHORTEST_RETRY_MS = 3000;
const LONGEST_RETRY_MS = 60_000;

/** First parts of the keys of the queries that a change concerns. A presenter sees the OTP and the request of the moment. */
const KEYS: Record<ChangeKind, readonly string[]> = {
  accounts: ['accounts'],
  otps: ['otps', 'demo'],
  requests: ['requests', 'demo'],
  rooms: ['rooms'],
  demo: ['demo'],
};

/**
 * Listens while the page is signed in and visible. A hidden page lets go of its stream and polls: browsers allow six
 * connections to an origin over HTTP/1.1, so that a row of forgotten tabs would leave none to the one in front.
 */
export function useLiveUpdates(): void {
  const client = useQueryClient();
  useEffect(() => {
    const renewal = gatherRenewals(client);
    let close = document.hidden ? undefined : listen(renewal.add);
    const followVisibility = () => {
      close?.();
      close = document.hidden ? undefined : listen(renewal.add);
    };
    // A stream that hangs says nothing: what the browser knows of its network makes the page look at once.
    const lookAtOnce = () => {
      renewal.add(CHANGE_KINDS);
    };
    window.addEventListener('offline', lookAtOnce);
    window.addEventListener('online', lookAtOnce);
    document.addEventListener('visibilitychange', followVisibility);
    return () => {
      document.removeEventListener('visibilitychange', followVisibility);
      window.removeEventListener('offline', lookAtOnce);
      window.removeEventListener('online', lookAtOnce);
      close?.();
      renewal.stop();
    };
  }, [client]);
}

/** Opens the stream, and opens it again when it breaks. Gives back how to close it. */
function listen(onChange: (kinds: readonly ChangeKind[]) => void): () => void {
  let source: EventSource | undefined;
  let timer: number | undefined;
  let retryMs = SHORTEST_RETRY_MS;
  let opened = false;

  function open(): void {
    source = new EventSource(ADMIN_PATHS.events);
    source.addEventListener('open', () => {
      retryMs = SHORTEST_RETRY_MS;
      markLive(true);
      reportReachable(true);
      // What changed while nobody listened is known to nobody; the first time everything is fresh anyway.
      if (opened) onChange(CHANGE_KINDS);
      opened = true;
    });
    source.addEventListener('changed', ({ data }: MessageEvent<unknown>) => {
      const change = ChangedEventSchema.safeParse(parse(data));
      onChange(change.success ? change.data.kinds : CHANGE_KINDS);
    });
    source.addEventListener('error', () => {
      end();
      timer = window.setTimeout(open, retryMs);
      retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
      // The reads that this causes find out whether the portal or only its stream is gone, and start quick polling.
      if (opened) onChange(CHANGE_KINDS);
    });
  }

  /** The page opens streams anew by itself: a browser would give up for good after a refusal. */
  function end(): void {
    markLive(false);
    source?.close();
    window.clearTimeout(timer);
  }

  open();
  return end;
}

function parse(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}

/** Reads again what changed, once for all that changed within a moment, and never while the reads before are under way. */
function gatherRenewals(client: QueryClient) {
  const kinds = new Set<ChangeKind>();
  let timer: number | undefined;
  let busy = false;

  function plan(): void {
    if (!busy && kinds.size > 0) timer ??= window.setTimeout(() => void renew(), GATHER_MS);
  }
  async function renew(): Promise<void> {
    const keys = [...new Set([...kinds].flatMap((kind) => KEYS[kind]))];
    kinds.clear();
    timer = undefined;
    busy = true;
    await Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key] })));
    busy = false;
    plan();
  }
  return {
    add: (changed: readonly ChangeKind[]): void => {
      for (const kind of changed) kinds.add(kind);
      plan();
    },
    stop: (): void => {
      window.clearTimeout(timer);
      kinds.clear();
    },
  };
}
