import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { Account } from '@roomkey/shared/protocol/admin';
import { useState, type SubmitEvent } from 'react';
import { obstaclesToOtp } from '../accounts/wording';
import { usePreferences } from '../api/accounts';
import { fieldMessage, hasCode, messageOf } from '../api/api-error';
import type { useGenerateOtp } from '../api/otps';
import { ExpiryPreview } from '../parts/expiry-preview';
import { ActFailure } from '../parts/states';
import { AS_PREFERRED, HOURS_RULE, ValidityField, hoursOf } from '../parts/validity-field';
import { AccountChoice } from './account-choice';
import { PasswordFields, type PasswordDraft } from './password-fields';

const useStyles = makeStyles({
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    paddingBottom: tokens.spacingVerticalL,
  },
});

const SHORTEST_PASSWORD = 8;

interface Props {
  readonly account: Account | null;
  readonly onAccount: ((account: Account | null) => void) | undefined;
  readonly generate: ReturnType<typeof useGenerateOtp>;
  readonly onClose: () => void;
}

export function GenerateForm({ account, onAccount, generate, onClose }: Props) {
  const styles = useStyles();
  const preferred = usePreferences().data?.otpValidityHours;
  const [hours, setHours] = useState(AS_PREFERRED);
  const span = hours === AS_PREFERRED ? (preferred ?? null) : hoursOf(hours);
  const [password, setPassword] = useState<PasswordDraft>({ kind: 'generate', text: '' });
  const [checked, setChecked] = useState(false);

  const faults = {
    account: accountFault(account),
    hours: hours === AS_PREFERRED || span !== null ? null : HOURS_RULE,
    password:
      password.kind === 'supplied' && password.text.length < SHORTEST_PASSWORD
        ? 'Type the password that the account has now.'
        : null,
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (account === null || (faults.account ?? faults.hours ?? faults.password) !== null) return;
    generate.mutate({
      accountId: account.id,
      password: password.kind === 'supplied' ? { kind: 'supplied', password: password.text } : { kind: password.kind },
      ...(hours === AS_PREFERRED || span === null ? {} : { validityHours: span }),
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <DialogBody>
        <DialogTitle>Generate OTP</DialogTitle>
        <DialogContent className={styles.content}>
          <AccountChoice
            account={account}
            onAccount={onAccount}
            fault={account === null ? (checked ? faults.account : null) : faults.account}
          />
          <PasswordFields
            account={account}
            draft={password}
            onChange={setPassword}
            fault={(checked ? faults.password : null) ?? passwordRefusal(generate.error)}
          />
          <ValidityField
            label="Valid for"
            hint={span === null ? null : <ExpiryPreview hours={span} />}
            hours={hours}
            preferred={preferred}
            onChange={setHours}
            fault={fieldMessage(generate.error, 'validityHours')}
          />
          {passwordRefusal(generate.error) === null && <ActFailure error={generate.error} />}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button appearance="primary" type="submit" disabled={generate.isPending}>
            {generate.isPending ? 'Generating…' : 'Generate'}
          </Button>
        </DialogActions>
      </DialogBody>
    </form>
  );
}

/** A refusal of the typed password stands beside its field. */
function passwordRefusal(error: unknown): string | null {
  return hasCode(error, 'otp.passwordMismatch') ? messageOf(error) : fieldMessage(error, 'password.password');
}

function accountFault(account: Account | null): string | null {
  if (account === null) return 'Choose an account.';
  const obstacles = obstaclesToOtp(account);
  return obstacles.length === 0 ? null : `${obstacles.join('. ')}.`;
}
