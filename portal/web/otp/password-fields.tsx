import { Field, Input, MessageBar, MessageBarBody, Radio, RadioGroup } from '@fluentui/react-components';
import type { Account, PasswordChoice } from '@roomkey/shared/protocol/admin';

export interface PasswordDraft {
  readonly kind: PasswordChoice['kind'];
  /** Only with `supplied`. */
  readonly text: string;
}

interface Props {
  readonly account: Account | null;
  readonly draft: PasswordDraft;
  readonly onChange: (draft: PasswordDraft) => void;
  readonly fault: string | null;
}

/** Which password the console will fetch with the OTP. */
export function PasswordFields({ account, draft, onChange, fault }: Props) {
  return (
    <>
      <Field label="Password of the account">
        <RadioGroup
          value={draft.kind}
          onChange={(_, { value }) => {
            onChange({ kind: kindOf(value), text: '' });
          }}
        >
          <Radio value="generate" label="Reset automatically" />
          <Radio value="supplied" label="Keep the existing password, typed here" />
          {account !== null && keepsLastCopy(account) && (
            <Radio value="keep" label="Keep the password of the last OTP" />
          )}
        </RadioGroup>
      </Field>
      {draft.kind === 'supplied' && (
        <Field
          label="Existing password"
          required
          hint="Checked against the directory. The account keeps it."
          validationMessage={fault}
        >
          <Input
            type="password"
            autoComplete="off"
            value={draft.text}
            onChange={(_, { value }) => {
              onChange({ kind: 'supplied', text: value });
            }}
          />
        </Field>
      )}
      {account?.inUse === true && draft.kind === 'generate' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            A room is signed in with this account. Resetting the password signs that room out.
          </MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}

function kindOf(value: string): PasswordDraft['kind'] {
  return value === 'supplied' || value === 'keep' ? value : 'generate';
}

/** Only after these ends does the portal still hold a sealed copy of the password. */
function keepsLastCopy(account: Account): boolean {
  return account.provisioning === 'Expired' || account.provisioning === 'Cancelled';
}
