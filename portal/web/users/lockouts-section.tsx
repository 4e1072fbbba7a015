import {
  Body1,
  Button,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@fluentui/react-components';
import type { Lockout } from '@roomkey/shared/protocol/admin';
import { useLockouts, useUnlock } from '../api/users';
import { DateTime } from '../parts/date-time';
import { ActFailure, LoadFailure, LoadingRows } from '../parts/states';
import { useNotify } from '../parts/use-notify';
import { Section, useSectionStyles } from './section';

const KINDS: Record<Lockout['kind'], string> = {
  user: 'User of this portal',
  account: 'Resource account',
  otpSource: 'Address that entered wrong OTPs',
};
const COLUMNS = ['Who', 'Kind', 'Wrong tries', 'Until', 'Actions'] as const;

/** Who is kept out for too many wrong tries. */
export function LockoutsSection() {
  return (
    <Section title="Lock-outs">
      <Lockouts />
    </Section>
  );
}

function Lockouts() {
  const styles = useSectionStyles();
  const lockouts = useLockouts();
  const notify = useNotify();
  const unlock = useUnlock(() => {
    notify('Unlocked');
  });
  if (lockouts.data === undefined) {
    return lockouts.isError ? (
      <LoadFailure what="The lock-outs could not be loaded." error={lockouts.error} onRetry={lockouts.refetch} />
    ) : (
      <LoadingRows label="Loading lock-outs" rows={2} />
    );
  }
  if (lockouts.data.items.length === 0) return <Body1>Nobody is locked out.</Body1>;
  return (
    <div className={styles.scroll} role="group" aria-label="Table of lock-outs" tabIndex={0}>
      <ActFailure error={unlock.error} />
      <Table aria-label="Lock-outs" className={styles.table}>
        <TableHeader>
          <TableRow>
            {COLUMNS.map((label) => (
              <TableHeaderCell key={label} className={styles.header}>
                {label}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {lockouts.data.items.map((lockout) => (
            <TableRow key={`${lockout.kind} ${lockout.subject}`}>
              <TableCell className={styles.cell}>{lockout.subject}</TableCell>
              <TableCell className={styles.cell}>{KINDS[lockout.kind]}</TableCell>
              <TableCell>{lockout.failures}</TableCell>
              <TableCell className={styles.cell}>
                <DateTime iso={lockout.until} short />
              </TableCell>
              <TableCell>
                <Button
                  aria-label={`Unlock ${lockout.subject}`}
                  disabled={unlock.isPending}
                  onClick={() => {
                    unlock.mutate(lockout);
                  }}
                >
                  Unlock
                </Button>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
