import { HelpDialog, type DialogProps, AccessibilityDialog, LanguageDialog, RestartDialog } from './simple-dialogs';
import { SettingsDialog } from './settings-dialog';
import type { ComponentType } from 'react';

/** What the header and More open; each lies over the step and leaves it as it is. */
const DIALOGS = {
  accessibility: AccessibilityDialog,
  language: LanguageDialog,
  help: HelpDialog,
  settings: SettingsDialog,
  restart: RestartDialog,
} as const satisfies Record<string, ComponentType<DialogProps>>;

export type ConsoleDialogName = keyof typeof DIALOGS;

interface ConsoleDialogProps extends DialogProps {
  readonly name: ConsoleDialogName | null;
}

export function ConsoleDialog({ name, onClose }: ConsoleDialogProps) {
  if (name === null) return null;
  const Dialog = DIALOGS[name];
  return <Dialog onClose={onClose} />;
}
