/** Which requests of the queue are ticked. */
import type { DeviceRequest } from '@roomkey/shared/protocol/admin';
import { useState } from 'react';

export interface Selection {
  /** What is ticked and still waits; of other pages only what `selectEverywhere` gave. */
  readonly selected: readonly DeviceRequest[];
  readonly onPage: boolean | 'mixed';
  readonly has: (request: DeviceRequest) => boolean;
  readonly toggle: (request: DeviceRequest) => void;
  readonly togglePage: () => void;
  readonly selectEverywhere: (requests: readonly DeviceRequest[]) => void;
  readonly clear: () => void;
}

const NONE: ReadonlyMap<string, DeviceRequest> = new Map();

/** A row that somebody else has decided meanwhile leaves the page and with it the selection. */
export function useSelection(items: readonly DeviceRequest[]): Selection {
  const [ticked, setTicked] = useState(NONE);
  const [everywhere, setEverywhere] = useState(false);
  const here = items.filter(({ id }) => ticked.has(id));
  const selectNothing = () => {
    setTicked(NONE);
    setEverywhere(false);
  };
  const select = (requests: readonly DeviceRequest[]) => {
    setTicked(new Map(requests.map((request) => [request.id, request])));
  };
  const wholePage = here.length === items.length;
  return {
    selected: everywhere ? [...ticked.values()] : here,
    onPage: here.length === 0 ? false : wholePage ? true : 'mixed',
    has: ({ id }) => ticked.has(id),
    toggle: (request) => {
      const next = new Map(ticked);
      if (!next.delete(request.id)) next.set(request.id, request);
      setTicked(next);
    },
    togglePage: () => {
      if (wholePage) {
        selectNothing();
        return;
      }
      setEverywhere(false);
      select(items);
    },
    selectEverywhere: (requests) => {
      setEverywhere(true);
      select(requests);
    },
    clear: selectNothing,
  };
}
