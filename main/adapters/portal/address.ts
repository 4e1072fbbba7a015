import { readPortalAddress } from '@roomkey/shared/protocol/portal-address';
import { SetupFailure } from '@roomkey/shared/setup/contract/errors';

/** The origin of a portal's address. Rejects with `portal.addressInvalid` or `portal.addressInsecure`. */
export function portalOrigin(address: string): URL {
  const read = readPortalAddress(address);
  if (typeof read === 'string') throw new SetupFailure(read);
  return new URL(read.origin);
}
