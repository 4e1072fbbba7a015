import { useEffect } from 'react';

/** Closes what a person has left open, as the Escape key would: a story begins on the page itself. */
export function useCleanPage(isPlaying: boolean): void {
  useEffect(() => {
    if (!isPlaying) return;
    for (const dialog of document.querySelectorAll('dialog[open]'))
      dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
  }, [isPlaying]);
}
