import {
  FluentProvider,
  Subtitle1,
  Subtitle2,
  makeStyles,
  mergeClasses,
  teamsLightTheme,
  tokens,
} from '@fluentui/react-components';
import type { ConsoleConnection, HandOverSheets } from '@roomkey/shared/protocol/admin';
import { Fragment } from 'react';
import { CertificateFingerprint } from '../connection/certificate-fingerprint';
import { QrCode } from './qr-code';

const useStyles = makeStyles({
  /** Around each sheet; paper, not screen, decides where one ends. */
  page: {
    maxWidth: '190mm',
    backgroundColor: 'transparent',
    '@media print': { maxWidth: 'none', breakInside: 'avoid' },
  },
  follows: { '@media print': { breakBefore: 'page' } },
  /** Paper is white in every theme. */
  sheet: {
    padding: '12mm',
    backgroundColor: '#ffffff',
    color: '#1a1a1a',
    fontSize: tokens.fontSizeBase400,
    lineHeight: 1.5,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXL,
    '@media print': { border: 'none', padding: 0, gap: tokens.spacingVerticalL },
  },
  code: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '8mm' },
  /** Gives way to the code beside it. */
  words: { flex: '1 1 80mm', minWidth: 0 },
  otp: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '30px',
    lineHeight: '1.3',
    fontWeight: 600,
    wordSpacing: '6px',
  },
  qr: { width: '42mm', height: '42mm' },
  address: { fontSize: '20px', fontWeight: 600, overflowWrap: 'anywhere' },
  addressQr: { width: '36mm', height: '36mm' },
  rows: { display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', gap: '2mm 8mm', margin: 0 },
  name: { color: '#4d4d4d' },
  value: { margin: 0, overflowWrap: 'anywhere', fontWeight: tokens.fontWeightSemibold },
  steps: { margin: 0, paddingLeft: '24px', lineHeight: '1.6' },
  mark: { fontSize: '13px', color: '#4d4d4d' },
});

interface Props {
  readonly sheet: HandOverSheets['sheets'][number];
  readonly organisation: string;
  readonly connection: ConsoleConnection;
  /** Another sheet stands before it. */
  readonly follows: boolean;
}

/** One room, one page: what the installer needs, and nothing that is of use elsewhere after the OTP has ended. */
export function Sheet({ sheet, organisation, connection, follows }: Props) {
  const styles = useStyles();
  const grouped = sheet.otp.replace(/(\d{4})(?=\d)/g, '$1 ');
  const device = sheet.expectedDevice;
  return (
    <FluentProvider theme={teamsLightTheme} className={mergeClasses(styles.page, follows && styles.follows)}>
      <article className={styles.sheet} aria-label={sheet.displayName}>
        <div>
          <Subtitle1 as="h2">{sheet.displayName}</Subtitle1>
          <div>{`${organisation}, ${sheet.site}, ${sheet.location}`}</div>
        </div>
        <div className={styles.code}>
          <div className={styles.words}>
            <Subtitle2 as="h3">One-time password</Subtitle2>
            <div className={styles.otp}>{grouped}</div>
          </div>
          <QrCode text={sheet.qrText} label="The one-time password as a QR code" className={styles.qr} />
        </div>
        <Rows
          rows={[
            ['Enter it before', `${local(sheet.expiresAt)} (${sheet.expiresAt.slice(0, 16).replace('T', ' ')} UTC)`],
            ['Account', sheet.upn],
            ...(device === null
              ? []
              : ([
                  [
                    'Device',
                    [device.model, `serial number ${device.serial}`].filter((part) => part !== null).join(', '),
                  ],
                ] as const)),
          ]}
        />
        <div className={styles.code}>
          <div className={styles.words}>
            <Subtitle2 as="h3">Portal address</Subtitle2>
            <div className={styles.address}>{connection.portalUrl}</div>
            {connection.fingerprint !== null && (
              <>
                <div className={styles.name}>
                  Fingerprint of its certificate (SHA-256), should the console show one:
                </div>
                <CertificateFingerprint value={connection.fingerprint} />
              </>
            )}
          </div>
          <QrCode text={connection.qrText} label="The portal’s address as a QR code" className={styles.addressQr} />
        </div>
        <ol className={styles.steps}>
          <li>
            Switch the console on. If it asks for the portal, scan or type its address, and check that it names{' '}
            {organisation}.
          </li>
          <li>Choose Get started.</li>
          <li>Read and accept the agreement.</li>
          <li>Type or scan the one-time password, and choose Continue.</li>
          <li>Tell your administrator the code that the console then shows. They approve it from there.</li>
          <li>Wait until the console says that it is signed in. Then destroy this sheet.</li>
        </ol>
        <div className={styles.mark}>Simulation. Roomkey does not sign a room in to Microsoft Teams.</div>
      </article>
    </FluentProvider>
  );
}

function Rows({ rows }: { readonly rows: readonly (readonly [name: string, value: string])[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.rows}>
      {rows.map(([name, value]) => (
        <Fragment key={name}>
          <dt className={styles.name}>{name}</dt>
          <dd className={styles.value}>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function local(iso: string): string {
  return new Date(iso).toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'short' });
}
