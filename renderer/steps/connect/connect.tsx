import { useConsole } from '../../console-context';
import { ConfirmCertificate } from './confirm-certificate';
import { ConfirmOrganisation } from './confirm-organisation';
import { EnterAddress } from './enter-address';

/** Step "Connect": to which portal; what was found there is confirmed before it is kept. */
export function Connect() {
  const { connect } = useConsole().view;
  // Keyed by screen, so that each new heading takes the focus.
  if (connect?.phase === 'confirmingCertificate' && connect.certificate !== null) {
    return <ConfirmCertificate key="certificate" certificate={connect.certificate} address={connect.address} />;
  }
  if (connect?.phase === 'confirmingOrganisation' && connect.found !== null) {
    return <ConfirmOrganisation key="organisation" found={connect.found} />;
  }
  return <EnterAddress key="address" />;
}
