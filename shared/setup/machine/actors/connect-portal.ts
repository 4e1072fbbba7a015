/** Finds the portal that a person named, or the certificate that the person has to compare first. */
import { isPortalQr, parsePortalQr, readPortalAddress } from '../../../protocol/portal-address';
import { type ErrorCode, type ErrorParams, SetupFailure } from '../../contract/errors';
import type { CertificateView, ConnectStage } from '../../contract/view';
import type { SetupEvent } from '../machine-setup';
import type { PortalInfo, Ports } from '../ports';

export interface ConnectInput {
  /** As typed, or the text of a QR code. */
  readonly address: string;
  /** What the person has confirmed. */
  readonly pin: string | null;
  /** The portal that this console has. */
  readonly known: { readonly url: string; readonly pin: string | null } | null;
}

export type ConnectAnswer =
  | { readonly kind: 'found'; readonly portal: PortalInfo; readonly pin: string | null }
  | { readonly kind: 'certificate'; readonly certificate: CertificateView };

/** Failures that a person can answer, by comparing fingerprints. */
const ASKABLE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'portal.certificateUntrusted',
  'portal.certificateChanged',
]);

export async function connectPortal(
  ports: Ports,
  input: ConnectInput,
  tell: (event: SetupEvent) => void,
  signal: AbortSignal,
): Promise<ConnectAnswer> {
  const { origin, fingerprint } = readAddress(input.address);
  const attempt = async (pin: string | null): Promise<ConnectAnswer> => {
    const onStage = (stage: ConnectStage) => tell({ type: 'connectProgressed', origin, stage });
    onStage('name');
    return { kind: 'found', portal: await ports.portal.connect({ origin, pin, onStage }, signal), pin };
  };
  // SECURITY: answers a portal whose certificate was exchanged: who connects to the same address again is told. What a scanned
  // code says comes first: it is the newest word of the portal's own.
  const known = fingerprint === null && input.known?.url === origin ? input.known.pin : null;
  const pin = input.pin ?? known;
  try {
    return await attempt(pin);
  } catch (thrown) {
    const certificate = certificateOf(thrown);
    if (certificate === null) throw thrown;
    if (fingerprint === null) return { kind: 'certificate', certificate };
    // SECURITY: answers a stranger in the portal's place: the hand-over sheet came another way, so what its code says of the
    // certificate takes the place of a person's eyes, in both directions.
    if (certificate.fingerprint === fingerprint) return attempt(fingerprint);
    const params = { host: new URL(origin).hostname, fingerprint: certificate.fingerprint, expected: fingerprint };
    throw new SetupFailure('portal.certificateMismatch', params);
  }
}

function readAddress(address: string): { readonly origin: string; readonly fingerprint: string | null } {
  if (isPortalQr(address)) {
    const scanned = parsePortalQr(address);
    if (scanned === null) throw new SetupFailure('portal.addressInvalid');
    return scanned;
  }
  const typed = readPortalAddress(address);
  if (typeof typed === 'string') throw new SetupFailure(typed);
  return { origin: typed.origin, fingerprint: null };
}

/** The certificate that a failure is about; null where there is nothing to compare. */
function certificateOf(thrown: unknown): CertificateView | null {
  if (!(thrown instanceof SetupFailure) || !ASKABLE.has(thrown.code)) return null;
  const { fingerprint, subject, issuer, validFrom, validUntil, expected } = thrown.params;
  if (typeof fingerprint !== 'string') return null;
  const text = (value: ErrorParams[string] | undefined) => (value === undefined ? '' : String(value));
  return {
    fingerprint,
    subject: text(subject),
    issuer: text(issuer),
    validFrom: Number(validFrom ?? 0),
    validUntil: Number(validUntil ?? 0),
    expected: typeof expected === 'string' ? expected : null,
  };
}
