/** What the page of a wrong configuration may ask: the other, smaller gate beside `register.ts`. */
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { ConfigurationView } from '@roomkey/shared/ipc/configuration';
import { CONFIGURATION_CHANNELS } from '@roomkey/shared/ipc/configuration-channels';
import { isTrustedSender } from './sender';

interface ConfigurationAnswers {
  readonly get: () => ConfigurationView;
  /** Looks at the configuration again. */
  readonly retry: () => void;
}

/** Opens the channels for this page alone; the answer closes them. */
export function answerConfiguration(page: WebContents, answers: ConfigurationAnswers): () => void {
  const { id } = page;
  const open = (channel: string, act: () => unknown) =>
    ipcMain.handle(channel, (event: IpcMainInvokeEvent) => {
      // SECURITY: checklist item 17, as in register.ts; a stranger learns nothing. What is passed along is not looked at.
      return isTrustedSender(event.sender, event.senderFrame, (known) => known === id) ? act() : null;
    });
  open(CONFIGURATION_CHANNELS.get, answers.get);
  open(CONFIGURATION_CHANNELS.retry, answers.retry);
  return () => {
    ipcMain.removeHandler(CONFIGURATION_CHANNELS.get);
    ipcMain.removeHandler(CONFIGURATION_CHANNELS.retry);
  };
}

export function pushConfiguration(page: WebContents, view: ConfigurationView): void {
  if (!page.isDestroyed() && !page.isCrashed()) page.send(CONFIGURATION_CHANNELS.changed, view);
}
