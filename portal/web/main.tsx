import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { watchActivity } from './api/activity';
import { App } from './app/app';
import './app/base.css';
import { watchForLinkToken } from './session/link-token';

// Before the router reads the address: the link's token must not stay there.
watchForLinkToken();
watchActivity();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
