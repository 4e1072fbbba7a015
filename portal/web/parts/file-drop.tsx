/** Where a CSV file is chosen or dropped. */
import { Body1, Button, Field, Spinner, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowUploadRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState, type DragEvent } from 'react';

const useStyles = makeStyles({
  drop: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingVerticalS,
    minHeight: '116px',
    boxSizing: 'border-box',
    padding: tokens.spacingVerticalL,
    textAlign: 'center',
    border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusLarge,
    wordBreak: 'break-word',
  },
  over: {
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    outline: `2px solid ${tokens.colorCompoundBrandStroke}`,
    outlineOffset: '-3px',
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
    // The parts inside must not end the dragging-over when the pointer crosses them.
    '& > *': { pointerEvents: 'none' },
  },
});

/** The portal takes 12 million characters. */
const MOST_BYTES = 12_000_000;

interface Props {
  /** The file that is chosen already. */
  readonly name: string | null;
  /** What is being done with it; null when nothing is. */
  readonly busy: string | null;
  readonly onFile: (file: File) => void;
}

export function FileDrop({ name, busy, onFile }: Props) {
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  useMissesIgnored();
  const take = (files: readonly File[]) => {
    if (busy !== null) return;
    const found = faultOf(files);
    setFault(found);
    const [file] = files;
    if (found === null && file !== undefined) onFile(file);
  };
  const onDrag = (event: DragEvent) => {
    event.preventDefault();
    event.dataTransfer.dropEffect = busy === null ? 'copy' : 'none';
    setOver(busy === null);
  };
  return (
    <Field validationMessage={fault}>
      <div
        className={mergeClasses(styles.drop, over && styles.over)}
        data-over={over}
        onDragEnter={onDrag}
        onDragOver={onDrag}
        onDragLeave={() => {
          setOver(false);
        }}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take([...event.dataTransfer.files]);
        }}
      >
        <input
          ref={input}
          hidden
          type="file"
          accept=".csv,text/csv"
          aria-label="CSV file"
          onChange={({ target }) => {
            if (target.files?.length) take([...target.files]);
            // The same file, corrected, may be chosen again.
            target.value = '';
          }}
        />
        <Button icon={<ArrowUploadRegular />} disabled={busy !== null} onClick={() => input.current?.click()}>
          Choose a CSV file
        </Button>
        {busy === null ? (
          <Body1>{over ? 'Drop the file to check it' : (name ?? 'or drop it here')}</Body1>
        ) : (
          <Spinner size="tiny" label={busy} />
        )}
      </div>
    </Field>
  );
}

/** Why these cannot be read as one CSV file; null when they can. */
function faultOf(files: readonly File[]): string | null {
  const [file] = files;
  if (file === undefined) return 'That is not a file. Drop one CSV file.';
  if (files.length > 1) return `Those are ${String(files.length)} files. Drop one CSV file.`;
  if (!/\.csv$/i.test(file.name) && file.type !== 'text/csv') {
    return `“${file.name}” is not a CSV file. In a spreadsheet program, save the table as CSV first.`;
  }
  if (file.size === 0) return `“${file.name}” is empty.`;
  return file.size > MOST_BYTES ? `“${file.name}” is too large: a file may have 12 MB and 50,000 rows.` : null;
}

/** A file that is dropped beside the target would otherwise be opened by the browser in place of this page. */
function useMissesIgnored(): void {
  useEffect(() => {
    const ignore = (event: globalThis.DragEvent) => {
      event.preventDefault();
    };
    window.addEventListener('dragover', ignore);
    window.addEventListener('drop', ignore);
    return () => {
      window.removeEventListener('dragover', ignore);
      window.removeEventListener('drop', ignore);
    };
  }, []);
}
