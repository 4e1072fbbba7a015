/** The device that the account waits for. */
import { Body1, Button, Field, Input, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { ExpectedDeviceSchema, type AccountDetail } from '@roomkey/shared/protocol/admin';
import { useState } from 'react';
import { useChangeAccount } from '../api/accounts';
import { fieldMessage } from '../api/api-error';
import { Facts } from '../parts/facts';
import { useNotify } from '../parts/use-notify';
import { useMay } from '../session/signed-in';
import { ActDialog } from '../parts/act-dialog';

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export function ExpectedDevicePane({ account }: { readonly account: AccountDetail }) {
  const styles = useStyles();
  const mayEdit = useMay('accounts.edit');
  const [dialog, setDialog] = useState<'assign' | 'remove' | null>(null);
  const device = account.expectedDevice;
  const close = () => {
    setDialog(null);
  };
  return (
    <section className={styles.pane} aria-labelledby="expected-device">
      <Subtitle2 as="h2" id="expected-device">
        Expected device
      </Subtitle2>
      {device === null ? (
        <Body1>No device is assigned. With one, approval shows whether the right device asks.</Body1>
      ) : (
        <Facts
          facts={[
            ['Serial number', device.serial],
            ['Model', device.model ?? 'Any'],
          ]}
        />
      )}
      {mayEdit && (
        <div className={styles.buttons}>
          <Button
            onClick={() => {
              setDialog('assign');
            }}
          >
            {device === null ? 'Assign device' : 'Change device'}
          </Button>
          {device !== null && (
            <Button
              onClick={() => {
                setDialog('remove');
              }}
            >
              Remove device
            </Button>
          )}
        </div>
      )}
      {dialog === 'assign' && <AssignDialog account={account} onClose={close} />}
      {dialog === 'remove' && <RemoveDialog account={account} onClose={close} />}
    </section>
  );
}

interface DialogProps {
  readonly account: AccountDetail;
  readonly onClose: () => void;
}

function AssignDialog({ account, onClose }: DialogProps) {
  const notify = useNotify();
  const [serial, setSerial] = useState(account.expectedDevice?.serial ?? '');
  const [model, setModel] = useState(account.expectedDevice?.model ?? '');
  const [tried, setTried] = useState(false);
  const change = useChangeAccount(account.id, () => {
    notify('The expected device was saved.');
    onClose();
  });
  const form = ExpectedDeviceSchema.safeParse({ serial, model: model.trim() === '' ? null : model });
  return (
    <ActDialog
      title="Expected device"
      act="Save"
      busy={change.isPending}
      error={change.error}
      onAct={() => {
        setTried(true);
        if (form.success) change.mutate({ expectedDevice: form.data });
      }}
      onClose={onClose}
    >
      <Field
        label="Serial number"
        required
        validationMessage={
          tried && !form.success ? 'Enter the serial number.' : fieldMessage(change.error, 'expectedDevice.serial')
        }
      >
        <Input
          maxLength={128}
          value={serial}
          onChange={(_, { value }) => {
            setSerial(value);
          }}
        />
      </Field>
      <Field label="Model" hint="Leave it empty for any model.">
        <Input
          maxLength={128}
          value={model}
          onChange={(_, { value }) => {
            setModel(value);
          }}
        />
      </Field>
    </ActDialog>
  );
}

function RemoveDialog({ account, onClose }: DialogProps) {
  const notify = useNotify();
  const change = useChangeAccount(account.id, () => {
    notify('The expected device was removed.');
    onClose();
  });
  return (
    <ActDialog
      title="Remove the expected device"
      act="Remove"
      busy={change.isPending}
      error={change.error}
      onAct={() => {
        change.mutate({ expectedDevice: null });
      }}
      onClose={onClose}
    >
      <Body1>Approval will no longer show whether the right device asks.</Body1>
    </ActDialog>
  );
}
