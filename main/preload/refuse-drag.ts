/**
 * Nothing is dragged out of a page or within it: a drag takes text, pictures and addresses to other programs, and while one is
 * under way the page gets no touch.
 *
 * SECURITY: answers what is on a kiosk's page being dragged to another window or screen edge.
 */
export function refuseDrag(): void {
  window.addEventListener('dragstart', (event) => event.preventDefault(), { capture: true });
}
