import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import './base.css';
import { roomConsole } from './bridge';
import { startTexts } from './text/texts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
startTexts();
const { roomkeyConfiguration: configuration } = window;
if (configuration === undefined) {
  createRoot(root).render(
    <StrictMode>
      <App bridge={roomConsole()} />
    </StrictMode>,
  );
} else {
  // Loaded only where it is needed: hardly ever.
  void import('./configuration/wrong-configuration').then(({ WrongConfiguration }) =>
    createRoot(root).render(<WrongConfiguration bridge={configuration} />),
  );
}
