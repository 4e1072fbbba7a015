import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { Account } from '@roomkey/shared/protocol/admin';
import { useHref } from 'react-router';
import { accountPage } from '../app/paths';

const useStyles = makeStyles({
  name: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
});

export function AccountLink({ account }: { readonly account: Account }) {
  const href = useHref(pageOf(account));
  return (
    <Link href={href} className={useStyles().name}>
      {account.displayName}
    </Link>
  );
}

/** Where an OTP or a request is under way, that is what the administrator comes for. */
export function pageOf(account: Account): string {
  const otpMatters = account.activeOtpId !== null || account.openRequestId !== null;
  return accountPage(account.id, otpMatters || account.readiness === 'No action needed' ? 'otp' : 'configuration');
}
