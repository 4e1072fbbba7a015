/** What the page of the packaged demo's desk may ask: a small gate beside `register.ts`. In no other package. */
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { z } from 'zod';
import { DEMO_DESK_ACTS, type DemoDeskAct, type DemoDeskView } from '@roomkey/shared/ipc/demo-desk';
import { DEMO_DESK_CHANNELS } from '@roomkey/shared/ipc/demo-desk-channels';
import { isTrustedSender } from './sender';

const Act = z.enum(DEMO_DESK_ACTS);

interface DeskAnswers {
  readonly get: () => DemoDeskView;
  readonly act: (what: DemoDeskAct) => void;
}

/** Opens the channels for this page alone. */
export function answerDemoDesk(page: WebContents, answers: DeskAnswers): void {
  const { id } = page;
  const open = (channel: string, act: (argument: unknown) => unknown) =>
    ipcMain.handle(channel, (event: IpcMainInvokeEvent, argument: unknown) => {
      // SECURITY: checklist item 17, as in register.ts; a stranger learns neither the exit PIN nor the code.
      return isTrustedSender(event.sender, event.senderFrame, (known) => known === id) ? act(argument) : null;
    });
  open(DEMO_DESK_CHANNELS.get, answers.get);
  open(DEMO_DESK_CHANNELS.act, (argument) => {
    const what = Act.safeParse(argument);
    if (what.success) answers.act(what.data);
  });
}

export function pushDemoDesk(page: WebContents, view: DemoDeskView): void {
  if (!page.isDestroyed() && !page.isCrashed()) page.send(DEMO_DESK_CHANNELS.changed, view);
}
