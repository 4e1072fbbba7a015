/** The run: progress, what failed and why, and the results to take along. */
import {
  Body1,
  Button,
  MessageBar,
  MessageBarBody,
  ProgressBar,
  Subtitle1,
  Subtitle2,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { OtpBatch } from '@roomkey/shared/protocol/admin';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useDownloadBatch, useOtpBatch, useRetryBatch } from '../api/otp-batches';
import { PAGES } from '../app/paths';
import { rememberSheets } from '../hand-over/sheets-to-print';
import { ConfirmButton } from '../parts/confirm-button';
import { DateTime } from '../parts/date-time';
import { Panel } from '../parts/panel';
import { ActFailure, LoadFailure, LoadingRows } from '../parts/states';
import { useMay } from '../session/signed-in';
import { Failures } from './failures';

const useStyles = makeStyles({
  run: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

export function RunView({ id }: { readonly id: string }) {
  const batch = useOtpBatch(id);
  if (batch.data === undefined) {
    return (
      <Panel>
        {batch.isError ? (
          <LoadFailure what="This run could not be loaded." error={batch.error} onRetry={batch.refetch} />
        ) : (
          <LoadingRows label="Loading the run" rows={4} />
        )}
      </Panel>
    );
  }
  return <Run batch={batch.data} />;
}

function Run({ batch }: { readonly batch: OtpBatch }) {
  const styles = useStyles();
  const navigate = useNavigate();
  const retry = useRetryBatch(batch.id);
  const { total, generated, failed, status } = batch;
  const done = generated + failed;
  const left = failed + (status === 'interrupted' ? total - done : 0);
  return (
    <Panel className={styles.run}>
      <Subtitle1 as="h2">{TITLES[status]}</Subtitle1>
      <ProgressBar value={done} max={total} thickness="large" aria-label="Generating" />
      <Body1 role="status">
        {`${String(generated)} of ${String(total)} generated${failed > 0 ? `, ${String(failed)} failed` : ''}`}
      </Body1>
      {status === 'interrupted' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>The portal was restarted meanwhile. What was generated stays; retry the rest.</MessageBarBody>
        </MessageBar>
      )}
      {status !== 'running' && left > 0 && (
        <>
          <Failures batch={batch} />
          <div className={styles.acts}>
            <Button
              disabled={retry.isPending}
              onClick={() => {
                retry.mutate();
              }}
            >
              {status === 'interrupted' ? 'Retry the rest' : 'Retry failed'}
            </Button>
          </div>
          <ActFailure error={retry.error} />
        </>
      )}
      {status !== 'running' && generated > 0 && <Results batch={batch} />}
      <div className={styles.acts}>
        <Button
          appearance={status === 'running' ? 'secondary' : 'primary'}
          onClick={() => void navigate(PAGES.accounts)}
        >
          {status === 'running' ? 'Go on in the background' : 'Done'}
        </Button>
      </div>
    </Panel>
  );
}

const TITLES = { running: 'Generating', done: 'Generated', interrupted: 'Interrupted' } as const;

function Results({ batch }: { readonly batch: OtpBatch }) {
  const styles = useStyles();
  const navigate = useNavigate();
  const download = useDownloadBatch(batch.id, false);
  const otpIds = batch.items.flatMap(({ otpId }) => (otpId === null ? [] : [otpId]));
  if (!useMay('otps.see')) return null;
  return (
    <section className={styles.run} aria-labelledby="results">
      <Subtitle2 as="h3" id="results">
        Results
      </Subtitle2>
      <Body1>
        Whoever holds a file or a sheet can set up a console as these rooms. Each download and print is written into the
        audit list.
      </Body1>
      <div className={styles.acts}>
        <Button
          disabled={download.isPending}
          onClick={() => {
            download.mutate();
          }}
        >
          Download without passwords
        </Button>
        <DownloadWithPasswords batch={batch} />
        <Button
          onClick={() => {
            rememberSheets(otpIds);
            void navigate(PAGES.handOver);
          }}
        >
          Print hand-over sheets
        </Button>
      </div>
      {batch.passwordsUntil === null ? (
        <Body1>The passwords could be downloaded for one hour.</Body1>
      ) : (
        <Body1>
          Passwords can be downloaded until <DateTime iso={batch.passwordsUntil} />.
        </Body1>
      )}
      <ActFailure error={download.error} />
    </section>
  );
}

/** Asks first: a file of passwords is the one thing here that stays dangerous after the OTPs have ended. */
function DownloadWithPasswords({ batch }: { readonly batch: OtpBatch }) {
  const [asking, setAsking] = useState(false);
  const download = useDownloadBatch(batch.id, true, () => {
    setAsking(false);
  });
  if (batch.passwordsUntil === null) return <Button disabled>Download with passwords</Button>;
  return (
    <ConfirmButton
      label="Download with passwords"
      title="Download with passwords?"
      act="Download"
      busy="Downloading…"
      cancel="Cancel"
      open={asking}
      onOpenChange={setAsking}
      mutation={download}
    >
      {`The file holds the one-time password and the account’s password of ${batch.generated === 1 ? '1 room' : `${batch.generated.toLocaleString('en')} rooms`}, readable by whoever opens it. `}
      The passwords go on working after the one-time passwords have ended: keep the file safe, and delete it when it is
      no longer needed. It can be downloaded for one hour after generating, until{' '}
      <DateTime iso={batch.passwordsUntil} />.
    </ConfirmButton>
  );
}
