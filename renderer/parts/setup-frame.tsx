import type { RoomConsoleBridge } from '@roomkey/shared/ipc/contract';
import type { SetupError } from '@roomkey/shared/setup/contract/errors';
import type { Step } from '@roomkey/shared/setup/contract/view';
import { type ReactNode, useState } from 'react';
import { Frame } from './frame';
import { HeaderActions } from './header-actions';
import { KioskExit } from './kiosk-exit';
import { depthOf, SetupProgress } from './setup-progress';
import { StorageWarning } from './storage-warning';

interface SetupFrameProps {
  readonly bridge: RoomConsoleBridge;
  readonly step: Step;
  readonly storage: SetupError | null;
  readonly children: ReactNode;
}

/** What surrounds every step: the frame of all pages with how far setup is, how it looks, and the way out of kiosk mode. */
export function SetupFrame({ bridge, step, storage, children }: SetupFrameProps) {
  return (
    <Frame
      page={step}
      moving={useMoving(step)}
      progress={<SetupProgress step={step} />}
      headerEnd={<HeaderActions />}
      notice={storage !== null && <StorageWarning error={storage} />}
      corner={<KioskExit bridge={bridge} />}
    >
      {children}
    </Frame>
  );
}

/** Whether the last change of steps went on or back; undefined for the first one, which is simply there. */
function useMoving(step: Step): 'forward' | 'back' | undefined {
  const [last, setLast] = useState<{ readonly step: Step; readonly moving: 'forward' | 'back' | undefined }>({
    step,
    moving: undefined,
  });
  if (last.step === step) return last.moving;
  const moving = last.step === 'starting' ? undefined : depthOf(step) < depthOf(last.step) ? 'back' : 'forward';
  setLast({ step, moving });
  return moving;
}
