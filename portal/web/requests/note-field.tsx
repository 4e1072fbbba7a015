import { Field, Textarea } from '@fluentui/react-components';

const NOTE_LENGTH = 500;

interface Props {
  readonly note: string;
  readonly onChange: (note: string) => void;
}

/** What an administrator tells whoever stands at the console. */
export function NoteField({ note, onChange }: Props) {
  return (
    <Field label="Note (optional)" hint="Shown on the console.">
      <Textarea
        value={note}
        maxLength={NOTE_LENGTH}
        onChange={(_, { value }) => {
          onChange(value);
        }}
      />
    </Field>
  );
}
