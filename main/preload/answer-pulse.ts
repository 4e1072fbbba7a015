import { ipcRenderer } from 'electron';
import { PULSE_CHANNEL } from '@roomkey/shared/ipc/channels';

/** Answers main's heartbeat. Preload scripts run in the page's main thread, so a page that hangs cannot answer. */
export function answerPulse(): void {
  ipcRenderer.on(PULSE_CHANNEL, (_event, beat: unknown) => ipcRenderer.send(PULSE_CHANNEL, beat));
}
