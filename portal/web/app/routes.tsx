import { Navigate, createHashRouter } from 'react-router';
import { AccountPage } from '../accounts/account-page';
import { AccountsPage } from '../accounts/accounts-page';
import { RequestsPage } from '../requests/requests-page';
import { SessionGate } from '../session/session-gate';
import { CrashPage, NotFoundPage } from './fault-pages';
import { PAGES } from './paths';
import { Shell } from './shell';

/** Each page stands behind the gate: without a session it shows the sign-in page, at the same address. */
export function createRouter() {
  return createHashRouter([
    {
      element: <SessionGate />,
      errorElement: <CrashPage />,
      children: [
        {
          element: <Shell />,
          children: [
            { index: true, element: <Navigate to={PAGES.accounts} replace /> },
            { path: PAGES.signIn, element: <Navigate to={PAGES.accounts} replace /> },
            { path: PAGES.accounts, element: <AccountsPage /> },
            { path: PAGES.account, element: <AccountPage /> },
            { path: PAGES.requests, element: <RequestsPage /> },
            { path: '*', element: <NotFoundPage /> },
          ],
        },
      ],
    },
  ]);
}
