import { Link } from '@fluentui/react-components';
import type { DeviceRequest } from '@roomkey/shared/protocol/admin';
import { useHref } from 'react-router';
import { accountPage } from '../app/paths';

/** Leads to where the request is decided. */
export function RoomLink({ request }: { readonly request: DeviceRequest }) {
  return <Link href={useHref(accountPage(request.accountId, 'otp'))}>{request.displayName}</Link>;
}
