/** What whoever stands at a console needs to connect it: the address to type or scan, the fingerprint to compare. */
import { Body1, makeStyles } from '@fluentui/react-components';
import { useConsoleConnection } from '../api/connection-of-consoles';
import { QrCode } from '../hand-over/qr-code';
import { ActDialog } from '../parts/act-dialog';
import { LoadFailure, LoadingRows } from '../parts/states';
import { CertificateFingerprint } from './certificate-fingerprint';

const useStyles = makeStyles({
  address: { fontWeight: 600, overflowWrap: 'anywhere', userSelect: 'all' },
  qr: { width: '220px', maxWidth: '100%', height: 'auto' },
});

export function ConnectDialog({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles();
  const { data, isError, error, refetch } = useConsoleConnection();
  return (
    <ActDialog title="Connect a console" act={null} busy={false} error={null} onAct={onClose} onClose={onClose}>
      {data === undefined && !isError && <LoadingRows label="Loading the address" rows={4} />}
      {isError && <LoadFailure what="The address could not be loaded." error={error} onRetry={refetch} />}
      {data !== undefined && (
        <>
          <Body1>A console that has no portal yet asks for its address. Type this one there, or scan the code.</Body1>
          <div className={styles.address}>{data.portalUrl}</div>
          <QrCode text={data.qrText} label="The portal’s address as a QR code" className={styles.qr} />
          {data.fingerprint === null ? (
            <Body1>
              If the console asks for a fingerprint, compare it with the certificate of the proxy in front of this
              portal: the portal does not know that one.
            </Body1>
          ) : (
            <>
              <Body1>If the console shows a fingerprint, read this one out. Every group must be the same.</Body1>
              <CertificateFingerprint value={data.fingerprint} />
            </>
          )}
        </>
      )}
    </ActDialog>
  );
}
