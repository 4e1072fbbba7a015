import { type RefObject, useEffect } from 'react';

/**
 * After a touch the browser plays a mouse: it takes the focus, and presses what lies where the finger was, which is the page once
 * the keyboard has gone. React's own listeners for touches are passive and can't refuse that.
 */
export function useNoMouseAfterTouch(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const touched = element.current;
    const refuse = (event: TouchEvent) => event.preventDefault();
    touched?.addEventListener('touchstart', refuse, { passive: false });
    return () => touched?.removeEventListener('touchstart', refuse);
  }, [element]);
}
