import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startTexts } from '../text/texts';
import 'virtual:themes.css';
import './stage.css';
import { frontOfRoom } from './bridge';
import { FrontOfRoom } from './front-of-room';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
// Nothing is painted before its words are there.
await startTexts();
createRoot(root).render(
  <StrictMode>
    <FrontOfRoom bridge={frontOfRoom()} />
  </StrictMode>,
);
