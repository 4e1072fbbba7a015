import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { roomConsole } from './bridge';
import { startTexts } from './text/texts';

/** How long a page without a pre-rendered screen shows nothing while its view is on its way; then it says that the console starts. */
const PATIENCE_MS = 400;

/**
 * Shows the page in place of the pre-rendered screen, once words and view are there and `released` resolves, so that nothing
 * else is seen in between. Resolves when the page's own buttons answer.
 */
export async function startPage(released: () => Promise<void>): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  const { roomkeyConfiguration: configuration, roomkeyDemoDesk: desk } = window;
  if (desk !== undefined) {
    const [{ DemoDesk }] = await Promise.all([import('./demo-desk/demo-desk'), startTexts()]);
    createRoot(root).render(<DemoDesk bridge={desk} />);
    return;
  }
  if (configuration !== undefined) {
    // Loaded only where it is needed: hardly ever.
    const [{ WrongConfiguration }] = await Promise.all([import('./configuration/wrong-configuration'), startTexts()]);
    createRoot(root).render(<WrongConfiguration bridge={configuration} />);
    return;
  }
  const bridge = roomConsole();
  const late = new Promise<null>((resolve) => {
    if (!root.hasAttribute('data-first-screen')) setTimeout(() => resolve(null), PATIENCE_MS);
  });
  const [view] = await Promise.all([Promise.race([bridge.view.get(), late]), startTexts()]);
  await released();
  flushSync(() =>
    createRoot(root).render(
      <StrictMode>
        <App bridge={bridge} firstView={view?.ok === true ? view.value : null} />
      </StrictMode>,
    ),
  );
  root.removeAttribute('data-first-screen');
}
