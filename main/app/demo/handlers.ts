/** The demo's channels. */
import { z } from 'zod';
import { DEMO_CHANNELS } from '@roomkey/shared/ipc/demo-channels';
import { checked, type Handler, succeeded } from '../ipc/checked';
import type { DemoStage } from './demo-stage';
import type { PagePresses } from './page-presses';

interface HandlerParts {
  readonly stage: Pick<DemoStage, 'view'>;
  readonly presses: Pick<PagePresses, 'answered'>;
  readonly touched: () => void;
}

const Pressed = z.strictObject({ id: z.number().int().min(0), found: z.boolean() });

/** SECURITY: what the page says is checked as everywhere; it can stop a story, and answer for a press that was ordered. */
export function createDemoHandlers({ stage, presses, touched }: HandlerParts): Readonly<Record<string, Handler>> {
  return {
    [DEMO_CHANNELS.getView]: checked(z.tuple([]), () => succeeded(stage.view())),
    [DEMO_CHANNELS.pressed]: checked(z.tuple([Pressed]), ([{ id, found }]) => {
      presses.answered(id, found);
      return succeeded(null);
    }),
    [DEMO_CHANNELS.touched]: checked(z.tuple([]), () => {
      touched();
      return succeeded(null);
    }),
  };
}
