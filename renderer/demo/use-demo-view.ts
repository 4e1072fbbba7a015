import type { DemoBridge, DemoView } from '@roomkey/shared/ipc/demo';
import { useEffect, useState } from 'react';

/** What the demo wants shown; null before its first answer. */
export function useDemoView(bridge: DemoBridge): DemoView | null {
  const [view, setView] = useState<DemoView | null>(null);
  useEffect(() => {
    const take = (arrived: DemoView) =>
      setView((shown) => (shown !== null && arrived.revision < shown.revision ? shown : arrived));
    // Subscribed before the first question, so that nothing is missed in between.
    const stop = bridge.subscribe(take);
    void bridge.get().then((result) => {
      if (result.ok) take(result.value);
    });
    return stop;
  }, [bridge]);
  return view;
}
