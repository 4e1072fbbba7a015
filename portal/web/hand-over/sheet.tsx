import {
  FluentProvider,
  Subtitle1,
  Subtitle2,
  makeStyles,
  mergeClasses,
  teamsLightTheme,
  tokens,
} from '@fluentui/react-components';
import type { HandOverSheets } from '@roomkey/shared/protocol/admin';
import { Fragment } from 'react';
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
    '@media print': { border: 'none', padding: 0 },
  },
  code: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '8mm' },
  otp: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '30px',
    lineHeight: '1.3',
    fontWeight: 600,
    wordSpacing: '6px',
  },
  qr: { width: '48mm', height: '48mm' },
  rows: { display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', gap: '2mm 8mm', margin: 0 },
  name: { color: '#4d4d4d' },
  value: { margin: 0, overflowWrap: 'anywhere', fontWeight: tokens.fontWeightSemibold },
  steps: { margin: 0, paddingLeft: '24px', lineHeight: '1.8' },
  mark: { fontSize: '13px', color: '#4d4d4d' },
});

interface Props {
  readonly sheet: HandOverSheets['sheets'][number];
  readonly organisation: string;
  readonly portalUrl: string;
  /** Another sheet stands before it. */
  readonly follows: boolean;
}

/** One room, one page: what the installer needs, and nothing that is of use elsewhere after the OTP has ended. */
export function Sheet({ sheet, organisation, portalUrl, follows }: Props) {
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
          <div>
            <Subtitle2 as="h3">One-time password</Subtitle2>
            <div className={styles.otp}>{grouped}</div>
          </div>
          <QrCode text={sheet.qrText} label="The one-time password as a QR code" className={styles.qr} />
        </div>
        <Rows
          rows={[
            ['Enter it before', `${local(sheet.expiresAt)} (${sheet.expiresAt.slice(0, 16).replace('T', ' ')} UTC)`],
            ['Portal address', portalUrl],
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
        <ol className={styles.steps}>
          <li>Switch the console on and choose Get started. If it asks, type the portal address above.</li>
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
