import { makeStyles, tokens } from '@fluentui/react-components';
import type { CertificateView } from '@roomkey/shared/setup/contract/view';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../parts/facts';
import { StepPage } from '../../parts/step-page';
import { Ways } from '../../parts/ways';
import { useFormat } from '../../text/format';
import { Fingerprint } from './fingerprint';

const useStyles = makeStyles({
  label: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  compare: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
});

interface ConfirmCertificateProps {
  readonly certificate: CertificateView;
  readonly address: string | null;
}

/** A certificate that nobody vouches for is taken only when a person has compared its fingerprint with the portal's own. */
export function ConfirmCertificate({ certificate, address }: ConfirmCertificateProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const { fingerprint, subject, issuer, validUntil, expected } = certificate;
  const kind = expected === null ? '' : 'changed';
  const facts = (
    <Facts
      facts={[
        ...(address === null ? [] : [{ name: t('connect.organisation.address'), value: address }]),
        { name: t('connect.certificate.subject'), value: subject },
        { name: t('connect.certificate.issuer'), value: issuer },
        { name: t('connect.certificate.validUntil'), value: format.moment(validUntil) },
      ]}
    />
  );
  return (
    <StepPage
      step="connect"
      title={t(kind === '' ? 'connect.certificate.title' : 'connect.certificate.changedTitle')}
      lead={t(kind === '' ? 'connect.certificate.lead' : 'connect.certificate.changedLead')}
      // Two fingerprints fill the page: what else is known of the certificate stands beside them.
      beside={expected !== null && facts}
      actions={<Ways back={['back']} onward={['confirmCertificate']} />}
    >
      <h2 className={styles.label}>{t('connect.certificate.fingerprint')}</h2>
      <Fingerprint value={fingerprint} label={t('connect.certificate.fingerprint')} />
      {expected !== null && (
        <>
          <h2 className={styles.label}>{t('connect.certificate.before')}</h2>
          <Fingerprint value={expected} label={t('connect.certificate.before')} />
        </>
      )}
      <p className={styles.compare}>{t('connect.certificate.compare')}</p>
      {expected === null && facts}
    </StepPage>
  );
}
