import { Body1 } from '@fluentui/react-components';
import type { Outcome } from '@roomkey/shared/protocol/admin';
import { useState } from 'react';
import { useAccountActs, type AccountAct } from '../api/accounts';
import { useNotify } from '../parts/use-notify';
import { ActDialog } from '../parts/act-dialog';

interface ActText {
  readonly title: string;
  readonly button: string;
  readonly what: string;
}
const TEXTS: Record<AccountAct, ActText> = {
  applyRecommended: {
    title: 'Apply recommended configuration',
    button: 'Apply',
    what: 'The password will not expire, the mailbox will be configured, and no second factor will be asked for. Licences stay as they are.',
  },
  assignPro: {
    title: 'Assign licence',
    button: 'Assign',
    what: 'A Teams Rooms Pro licence will be assigned, in place of any other. OTPs need it.',
  },
  removeLicence: {
    title: 'Remove licence',
    button: 'Remove',
    what: 'The licence will be removed. No OTP can be generated without Teams Rooms Pro.',
  },
  enable: { title: 'Enable', button: 'Enable', what: 'Rooms can sign in again.' },
  disable: {
    title: 'Disable',
    button: 'Disable',
    what: 'Rooms will not be able to sign in, and active OTPs will be revoked.',
  },
};

interface Props {
  readonly act: AccountAct;
  readonly ids: readonly string[];
  readonly onClose: () => void;
}

/** Asks, acts on all, and tells which could not be done. */
export function ActsDialog({ act, ids, onClose }: Props) {
  const { title, button, what } = TEXTS[act];
  const notify = useNotify();
  const [failures, setFailures] = useState<readonly Outcome[]>([]);
  const acts = useAccountActs((outcomes) => {
    const failed = outcomes.filter(({ ok }) => !ok);
    if (failed.length > 0) setFailures(failed);
    else {
      notify(`${title}: done for ${countText(outcomes.length)}.`);
      onClose();
    }
  });
  const done = failures.length > 0;
  return (
    <ActDialog
      title={`${title}: ${countText(ids.length)}`}
      act={done ? null : button}
      busy={acts.isPending}
      error={acts.error}
      onAct={() => {
        acts.mutate({ ids, act });
      }}
      onClose={onClose}
    >
      {done ? (
        <div role="alert">
          <Body1>{`Not done for ${countText(failures.length)}:`}</Body1>
          <ul>
            {[...new Set(failures.map(({ title: why }) => why))].map((why) => (
              <li key={why}>{why}</li>
            ))}
          </ul>
        </div>
      ) : (
        <Body1>{what}</Body1>
      )}
    </ActDialog>
  );
}

function countText(count: number): string {
  return count === 1 ? '1 account' : `${count.toLocaleString('en')} accounts`;
}
