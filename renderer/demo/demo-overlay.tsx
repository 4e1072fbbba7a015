import type { DemoBridge } from '@roomkey/shared/ipc/demo';
import { CaptionBar, inFront } from './caption-bar';
import { Ring } from './ring';
import { useCleanPage } from './use-clean-page';
import { useDemoView } from './use-demo-view';
import { usePresses } from './use-presses';
import { useTouch } from './use-touch';

/** All that a demo adds to the page. Loaded only where there is one. */
export function DemoOverlay({ bridge }: { readonly bridge: DemoBridge }) {
  const view = useDemoView(bridge);
  const place = usePresses(bridge, view?.press ?? null);
  useTouch(bridge);
  useCleanPage((view?.story ?? null) !== null);
  if (view === null) return null;
  const hasBar = view.caption !== null || view.takesOverIn !== null;
  return (
    <>
      {hasBar && inFront(<CaptionBar view={view} />)}
      {place !== null && view.story !== null && <Ring place={place} />}
    </>
  );
}
