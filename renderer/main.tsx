import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { roomConsole } from './bridge';
import { startTexts } from './text/texts';

/**
 * Shows the page in place of the pre-rendered screen, once words and view are there, so that nothing else is seen in between.
 * Resolves when the page's own buttons answer.
 */
export async function startPage(): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  const bridge = roomConsole();
  const [view] = await Promise.all([bridge.view.get(), startTexts()]);
  flushSync(() =>
    createRoot(root).render(
      <StrictMode>
        <App bridge={bridge} firstView={view.ok ? view.value : null} />
      </StrictMode>,
    ),
  );
  root.removeAttribute('data-first-screen');
}
