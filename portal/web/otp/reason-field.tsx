import { Dropdown, Field, Option } from '@fluentui/react-components';
import { REJECTION_REASONS, type RejectionReason } from '@roomkey/shared/protocol/lists';

interface Props {
  readonly reason: RejectionReason | null;
  readonly fault: string | null;
  readonly onChange: (reason: RejectionReason) => void;
}

/** Why a device does not get its room's account; the console shows it. */
export function ReasonField({ reason, fault, onChange }: Props) {
  return (
    <Field label="Reason for rejection" required validationMessage={fault}>
      <Dropdown
        inlinePopup
        placeholder="Choose a reason"
        value={reason ?? ''}
        selectedOptions={reason === null ? [] : [reason]}
        onOptionSelect={(_, { optionValue }) => {
          const chosen = REJECTION_REASONS.find((each) => each === optionValue);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {REJECTION_REASONS.map((each) => (
          <Option key={each}>{each}</Option>
        ))}
      </Dropdown>
    </Field>
  );
}
