import { useEffect, useState } from 'react';

/** Whether Caps Lock is on, as far as the last key or press told: a page cannot ask. */
export function useCapsLock(): boolean {
  const [on, setOn] = useState(false);
  useEffect(() => {
    const look = (event: KeyboardEvent | PointerEvent) => setOn(event.getModifierState('CapsLock'));
    document.addEventListener('keydown', look);
    // The key itself has changed the state once it is up again.
    document.addEventListener('keyup', look);
    document.addEventListener('pointerdown', look);
    return () => {
      document.removeEventListener('keydown', look);
      document.removeEventListener('keyup', look);
      document.removeEventListener('pointerdown', look);
    };
  }, []);
  return on;
}
