import type { Permission } from '@roomkey/shared/protocol/permissions';
import type { ReactElement } from 'react';
import { Navigate, createHashRouter } from 'react-router';
import { AccountPage } from '../accounts/account-page';
import { AccountsPage } from '../accounts/accounts-page';
import { AuditPage } from '../audit/audit-page';
import { HandOverPage } from '../hand-over/hand-over-page';
import { RequestsPage } from '../requests/requests-page';
import { RoomsPage } from '../rooms/rooms-page';
import { Permitted } from '../session/permitted';
import { SessionGate } from '../session/session-gate';
import { UsersPage } from '../users/users-page';
import { WizardPage } from '../wizard/wizard-page';
import { PresenterRoute } from '../presenter/presenter-route';
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
            { path: PAGES.generate, element: permitted('otps.manage', <WizardPage />) },
            { path: PAGES.handOver, element: permitted('otps.see', <HandOverPage />) },
            { path: PAGES.account, element: <AccountPage /> },
            { path: PAGES.requests, element: permitted('requests.read', <RequestsPage />) },
            { path: PAGES.rooms, element: permitted('rooms.read', <RoomsPage />) },
            { path: PAGES.users, element: permitted('users.manage', <UsersPage />) },
            { path: PAGES.audit, element: permitted('audit.read', <AuditPage />) },
            { path: PAGES.presenter, element: <PresenterRoute /> },
            { path: '*', element: <NotFoundPage /> },
          ],
        },
      ],
    },
  ]);
}

/** The page, or why not. */
function permitted(permission: Permission, page: ReactElement): ReactElement {
  return <Permitted permission={permission}>{page}</Permitted>;
}
