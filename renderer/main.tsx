import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import 'virtual:themes.css';
import './base.css';
import { roomConsole } from './bridge';
import { startTexts } from './text/texts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
// Nothing is painted before its words are there: a German room shows no English at start.
await startTexts();
const { roomkeyConfiguration: configuration, roomkeyDemoDesk: desk } = window;
if (desk !== undefined) {
  const { DemoDesk } = await import('./demo-desk/demo-desk');
  createRoot(root).render(<DemoDesk bridge={desk} />);
} else if (configuration === undefined) {
  createRoot(root).render(
    <StrictMode>
      <App bridge={roomConsole()} />
    </StrictMode>,
  );
} else {
  // Loaded only where it is needed: hardly ever.
  const { WrongConfiguration } = await import('./configuration/wrong-configuration');
  createRoot(root).render(<WrongConfiguration bridge={configuration} />);
}
