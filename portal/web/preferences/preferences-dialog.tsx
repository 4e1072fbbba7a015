/** How long an OTP holds, and whether devices are approved without anybody looking. */
import { Body1, Dropdown, Field, Input, MessageBar, MessageBarBody, Option, Switch } from '@fluentui/react-components';
import { PreferencesSchema, type Preferences } from '@roomkey/shared/protocol/admin';
import { useState } from 'react';
import { usePreferences, useSavePreferences } from '../api/preferences';
import { LoadFailure, LoadingRows } from '../parts/states';
import { useNotify } from '../parts/use-notify';
import { useMay } from '../session/signed-in';
import { ActDialog } from '../parts/act-dialog';

const PRESETS: ReadonlyMap<string, string> = new Map([
  ['1', '1 hour'],
  ['4', '4 hours'],
  ['8', '8 hours (default)'],
  ['24', '24 hours'],
  ['72', '72 hours'],
  ['168', '1 week'],
  ['336', '2 weeks'],
]);
const CUSTOM = 'custom';

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
  const given = String(preferences.otpValidityHours);
  const [hours, setHours] = useState(given);
  const [custom, setCustom] = useState(!PRESETS.has(given));
  const [autoApproval, setAutoApproval] = useState(preferences.otpAutoApproval);
  const [matchesOnly, setMatchesOnly] = useState(preferences.otpAutoApprovalMatchesOnly);
  const save = useSavePreferences(() => {
    notify('The preferences were saved.');
    onClose();
  });
  const wanted = PreferencesSchema.safeParse({
    otpValidityHours: /^\d+$/.test(hours.trim()) ? Number(hours) : null,
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
      <Field label="OTP expiry" hint="For OTPs generated from now on; those out already keep theirs.">
        <Dropdown
          inlinePopup
          disabled={!mayEdit}
          value={custom ? 'Custom' : (PRESETS.get(hours) ?? '')}
          selectedOptions={[custom ? CUSTOM : hours]}
          onOptionSelect={(_, { optionValue = CUSTOM }) => {
            setCustom(optionValue === CUSTOM);
            if (optionValue !== CUSTOM) setHours(optionValue);
          }}
        >
          {[...PRESETS].map(([value, label]) => (
            <Option key={value} value={value}>
              {label}
            </Option>
          ))}
          <Option value={CUSTOM}>Custom</Option>
        </Dropdown>
      </Field>
      {custom && (
        <Field
          label="Hours"
          required
          validationMessage={wanted.success ? null : 'Enter a whole number of hours, from 1 to 336.'}
          validationState={wanted.success ? 'none' : 'error'}
        >
          <Input
            inputMode="numeric"
            disabled={!mayEdit}
            value={hours}
            onChange={(_, { value }) => {
              setHours(value);
            }}
          />
        </Field>
      )}
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
