import type { IpcErrorCode, RoomConsoleBridge } from '@roomkey/shared/ipc/contract';
import type { SetupView } from '@roomkey/shared/setup/contract/view';
import { useCallback, useEffect, useState } from 'react';

/** The newer of two views: answers and pushes may overtake each other. */
function newerView(shown: SetupView | null, arrived: SetupView): SetupView {
  return shown !== null && arrived.revision <= shown.revision ? shown : arrived;
}

/** What the console wants shown, beginning with `firstView`. `failure` says why there is no first view; `reload` asks again. */
export function useSetupView(
  bridge: RoomConsoleBridge,
  firstView: SetupView | null,
): {
  readonly view: SetupView | null;
  readonly failure: IpcErrorCode | null;
  readonly reload: () => void;
} {
  const [view, setView] = useState(firstView);
  const [failure, setFailure] = useState<IpcErrorCode | null>(null);

  const reload = useCallback(() => {
    void bridge.view.get().then((result) => {
      if (result.ok) setView((shown) => newerView(shown, result.value));
      setFailure(result.ok ? null : result.error.code);
    });
  }, [bridge]);

  useEffect(() => {
    // Subscribed before the first question, so that nothing is missed in between.
    const stop = bridge.view.subscribe((arrived) => setView((shown) => newerView(shown, arrived)));
    reload();
    return stop;
  }, [bridge, reload]);

  return { view, failure: view === null ? failure : null, reload };
}
