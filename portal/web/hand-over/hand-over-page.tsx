/** Sheets for whoever stands in the rooms: one page each, printed. Shown only after somebody has asked for them. */
import { Body1, Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { PrintRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSheets } from '../api/hand-over';
import { PAGES } from '../app/paths';
import { PageTitle } from '../parts/page-title';
import { Panel } from '../parts/panel';
import { ActFailure, Empty } from '../parts/states';
import { Sheet } from './sheet';
import { sheetsToPrint } from './sheets-to-print';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, '@media print': { display: 'none' } },
  onScreen: { '@media print': { display: 'none' } },
  list: { margin: 0 },
});

/** Why an OTP is not among the sheets. */
const REASONS: Readonly<Record<string, string>> = {
  'otp.notActive': 'used, revoked or expired meanwhile',
  'otp.notRevealable': 'was entered on a device once; the portal keeps no readable copy',
  'otp.notFound': 'not found',
};

export function HandOverPage() {
  const styles = useStyles();
  const navigate = useNavigate();
  const [ids] = useState(sheetsToPrint);
  const sheets = useSheets();
  if (ids.length === 0) {
    return (
      <div className={styles.page}>
        <PageTitle title="Hand-over sheets" />
        <Empty title="Nothing to print">
          <Body1>Generate OTPs, or open an account’s OTP tab, and choose to print from there.</Body1>
          <Button onClick={() => void navigate(PAGES.accounts)}>Go to Resource accounts</Button>
        </Empty>
      </div>
    );
  }
  return (
    <div className={styles.page}>
      <div className={styles.onScreen}>
        <PageTitle title="Hand-over sheets" />
      </div>
      {sheets.data === undefined ? (
        <Panel className={styles.page}>
          <Body1>
            {`${String(ids.length)} ${ids.length === 1 ? 'sheet' : 'sheets'}. Each shows an OTP; that you saw them is written into the audit list.`}
          </Body1>
          <ActFailure error={sheets.error} />
          <div className={styles.acts}>
            <Button
              appearance="primary"
              disabled={sheets.isPending}
              onClick={() => {
                sheets.mutate(ids);
              }}
            >
              {sheets.isPending ? 'Preparing…' : 'Show the sheets'}
            </Button>
          </div>
        </Panel>
      ) : (
        <>
          <div className={styles.acts}>
            <Button
              appearance="primary"
              icon={<PrintRegular />}
              onClick={() => {
                window.print();
              }}
            >
              Print
            </Button>
          </div>
          {sheets.data.left.length > 0 && (
            <MessageBar intent="warning" layout="multiline" className={styles.onScreen}>
              <MessageBarBody>
                Not printed:
                <ul className={styles.list}>
                  {sheets.data.left.map(({ otpId, displayName, code }) => (
                    <li key={otpId}>{`${displayName ?? 'Unknown account'}: ${REASONS[code] ?? code}`}</li>
                  ))}
                </ul>
              </MessageBarBody>
            </MessageBar>
          )}
          {sheets.data.sheets.map((sheet, at) => (
            <Sheet
              key={sheet.otpId}
              sheet={sheet}
              follows={at > 0}
              organisation={sheets.data.organisation}
              connection={sheets.data}
            />
          ))}
        </>
      )}
    </div>
  );
}
