import { makeStyles } from '@fluentui/react-components';
import { fingerprintGroups } from '@roomkey/shared/protocol/portal-address';

const useStyles = makeStyles({
  groups: {
    display: 'grid',
    gridTemplateColumns: 'repeat(4, max-content)',
    columnGap: '20px',
    rowGap: '2px',
    fontFamily: 'monospace',
    fontSize: '16px',
    lineHeight: '1.5',
  },
});

/** Four lines of four groups, as the console shows it. */
export function CertificateFingerprint({ value }: { readonly value: string }) {
  const styles = useStyles();
  return (
    <div role="group" aria-label="SHA-256 fingerprint of the certificate" className={styles.groups}>
      {fingerprintGroups(value).map((group, index) => (
        <span key={index}>{group}</span>
      ))}
    </div>
  );
}
