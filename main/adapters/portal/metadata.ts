import { GRANT_TYPES, type Metadata, MetadataSchema, PATHS } from '@roomkey/shared/protocol/oauth';
import { isLoopback } from '@roomkey/shared/protocol/portal-address';
import { type ErrorCode, SetupFailure } from '@roomkey/shared/setup/contract/errors';
import { portalOrigin } from './address';
import { parseSuccess } from './answers';
import type { HttpAnswer } from './transport';

export interface MetadataSource {
  /** Asks the portal. Rejects with `portal.notRoomkey` when something else answers. */
  discover(address: string, signal: AbortSignal): Promise<Metadata>;
  /** What is known of the portal, asked for once. Something else that answers is a passing fault here: `portal.malformed`. */
  known(address: string, signal: AbortSignal): Promise<Metadata>;
  /** Asks again next time: the portal's answers no longer fit what is known of it. */
  forget(address: string): void;
}

/** RFC 8414 metadata, checked, and kept per address. `get` fetches one address. */
export function createMetadataSource(get: (url: string, signal: AbortSignal) => Promise<HttpAnswer>): MetadataSource {
  const kept = new Map<string, Metadata>();

  const discover = async (address: string, signal: AbortSignal): Promise<Metadata> => {
    const origin = portalOrigin(address);
    const metadata = checked(origin, await readMetadata(get(new URL(PATHS.metadata, origin).href, signal)));
    kept.set(origin.origin, metadata);
    return metadata;
  };

  return {
    discover,
    async known(address, signal) {
      const found = kept.get(portalOrigin(address).origin);
      if (found !== undefined) return found;
      return discover(address, signal).catch((thrown: unknown) => {
        throw isNotRoomkey(thrown) ? new SetupFailure('portal.malformed') : thrown;
      });
    },
    forget: (address) => void kept.delete(portalOrigin(address).origin),
  };
}

async function readMetadata(answer: Promise<HttpAnswer>): Promise<Metadata> {
  try {
    return parseSuccess(await answer, MetadataSchema);
  } catch (thrown) {
    const isOther =
      thrown instanceof SetupFailure && ['portal.malformed', 'portal.refusedConsole'].includes(thrown.code);
    throw isOther ? new SetupFailure('portal.notRoomkey') : thrown;
  }
}

function checked(origin: URL, metadata: Metadata): Metadata {
  const issuer = new URL(metadata.issuer);
  const endpoints = [
    metadata.token_endpoint,
    metadata.device_authorization_endpoint,
    metadata.roomkey_credential_endpoint,
    metadata.roomkey_receipt_endpoint,
    metadata.roomkey_cancel_endpoint,
    metadata.roomkey_heartbeat_endpoint,
  ];
  // SECURITY: answers mix-up and impersonation (RFC 8414 3.3, 6.2): the issuer is who was asked, and all endpoints are its own.
  if (!isSamePortal(origin, issuer)) throw new SetupFailure('portal.otherAddress', { issuer: issuer.origin });
  const fits =
    endpoints.every((endpoint) => new URL(endpoint).origin === issuer.origin) &&
    metadata.grant_types_supported.includes(GRANT_TYPES.deviceCode) &&
    metadata.dpop_signing_alg_values_supported.includes('ES256');
  if (!fits) throw new SetupFailure('portal.notRoomkey');
  return metadata;
}

/** Loopback has several names; behind one port stands one portal. */
const isSamePortal = (asked: URL, issuer: URL): boolean =>
  asked.origin === issuer.origin ||
  (isLoopback(asked.hostname) &&
    isLoopback(issuer.hostname) &&
    asked.port === issuer.port &&
    asked.protocol === issuer.protocol);

const NOT_ROOMKEY: readonly ErrorCode[] = ['portal.notRoomkey', 'portal.otherAddress'];

const isNotRoomkey = (thrown: unknown): boolean => thrown instanceof SetupFailure && NOT_ROOMKEY.includes(thrown.code);
