import type { FrontOfRoomBridge, FrontOfRoomView } from '@roomkey/shared/ipc/front-of-room';
import { useEffect, useState } from 'react';

/** Milliseconds until a first view that did not come is asked for again: nobody can press anything here. */
const ASK_AGAIN_MS = 2_000;

/** A change of looks has the revision of the view it belongs to, so only older ones are dropped. */
function newerView(shown: FrontOfRoomView | null, arrived: FrontOfRoomView): FrontOfRoomView {
  return shown !== null && arrived.revision < shown.revision ? shown : arrived;
}

/** What the room is shown; null until the console has said it. */
export function useRoomView(bridge: FrontOfRoomBridge): FrontOfRoomView | null {
  const [view, setView] = useState<FrontOfRoomView | null>(null);

  useEffect(() => {
    let again: ReturnType<typeof setTimeout> | undefined;
    const show = (arrived: FrontOfRoomView) => setView((shown) => newerView(shown, arrived));
    const ask = () => {
      void bridge.view.get().then((result) => {
        if (result.ok) show(result.value);
        else again = setTimeout(ask, ASK_AGAIN_MS);
      });
    };
    // Subscribed before the first question, so that nothing is missed in between.
    const stop = bridge.view.subscribe(show);
    ask();
    return () => {
      clearTimeout(again);
      stop();
    };
  }, [bridge]);

  const theme = view?.theme;
  const motion = view?.motion;
  useEffect(() => {
    if (theme !== undefined) document.documentElement.setAttribute('data-theme', theme);
    if (motion !== undefined) document.documentElement.setAttribute('data-motion', motion);
  }, [theme, motion]);
  return view;
}
