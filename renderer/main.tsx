import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import 'virtual:themes.css';
import './base.css';
import { roomConsole } from './bridge';
import { startTexts } from './text/texts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
startTexts();
createRoot(root).render(
  <StrictMode>
    <App bridge={roomConsole()} />
  </StrictMode>,
);
