/** How long an OTP holds, and whether devices are approved without anybody looking. */
import { Body1, MessageBar, MessageBarBody, Switch } from '@fluentui/react-components';
import { PreferencesSchema, type Preferences } from '@roomkey/shared/protocol/admin';
import { useState } from 'react';
import { usePreferences, useSavePreferences } from '../api/preferences';
import { LoadFailure, LoadingRows } from '../parts/states';
import { ValidityField, hoursOf } from '../parts/validity-field';
import { useNotify } from '../parts/use-notify';
import { useMay } from '../session/signed-in';
import { ActDialog } from '../parts/act-dialog';

export function PreferencesDialog({ onClose }: { readonly onClose: () => void }) {
  const preferences = usePreferences();
  if (preferences.data !== undefined) return <Loaded preferences={preferences.data} onClose={onClose} />;
  return (
    <ActDialog title="Preferences" act={null} busy={false} error={null} onAct={onClose} onClose={onClose}>
      {preferences.isError ? (
        <LoadFailure
          what="The preferences could not be loaded."
          error={preferences.error}
          onRetry={preferences.refetch}
        />
      ) : (
        <LoadingRows label="Loading the preferences" rows={4} />
      )}
    </ActDialog>
  );
}

interface LoadedProps {
  readonly preferences: Preferences;
  readonly onClose: () => void;
}

function Loaded({ preferences, onClose }: LoadedProps) {
  const mayEdit = useMay('preferences.edit');
  const notify = useNotify();
  const [hours, setHours] = useState(String(preferences.otpValidityHours));
  const [autoApproval, setAutoApproval] = useState(preferences.otpAutoApproval);
  const [matchesOnly, setMatchesOnly] = useState(preferences.otpAutoApprovalMatchesOnly);
  const save = useSavePreferences(() => {
    notify('The preferences were saved.');
    onClose();
  });
  const wanted = PreferencesSchema.safeParse({
    otpValidityHours: hoursOf(hours),
    otpAutoApproval: autoApproval,
    otpAutoApprovalMatchesOnly: matchesOnly,
  });
  return (
    <ActDialog
      title="Preferences"
      act={mayEdit ? 'Save' : null}
      busy={save.isPending}
      error={save.error}
      onAct={() => {
        if (wanted.success) save.mutate(wanted.data);
      }}
      onClose={onClose}
    >
      {!mayEdit && <Body1>Your role may see the preferences, not change them.</Body1>}
      <ValidityField
        label="OTP expiry"
        hint="For OTPs generated from now on; those out already keep theirs."
        hours={hours}
        preferred={null}
        disabled={!mayEdit}
        onChange={setHours}
      />
      <Switch
        label="OTP Auto approval"
        disabled={!mayEdit}
        checked={autoApproval}
        onChange={(_, { checked }) => {
          setAutoApproval(checked);
        }}
      />
      {autoApproval && (
        <>
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>
              {matchesOnly
                ? 'Whoever holds an OTP gets the room’s credentials without anybody looking at the device, if it reports the serial number that the account expects. A device can report any serial number.'
                : 'Whoever holds an OTP gets the room’s credentials without anybody looking at the device.'}
            </MessageBarBody>
          </MessageBar>
          <Switch
            label="Only devices that match the expected one"
            disabled={!mayEdit}
            checked={matchesOnly}
            onChange={(_, { checked }) => {
              setMatchesOnly(checked);
            }}
          />
        </>
      )}
    </ActDialog>
  );
}
