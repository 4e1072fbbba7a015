import { Button, Field, Input, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons';
import { useState, type ReactNode } from 'react';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  value: { flex: '1 1 240px', fontFamily: tokens.fontFamilyMonospace },
});

/** A secret that the portal gives this once: to copy, with what is to be known about it below. */
export function ShownOnce({ label, value, children }: { label: string; value: string; children: ReactNode }) {
  const styles = useStyles();
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setCopied('yes');
    } catch {
      // No clipboard on addresses that the browser does not trust.
      setCopied('no');
    }
  };
  return (
    <div className={styles.all}>
      <Field label={label}>
        <div className={styles.row}>
          <Input
            readOnly
            aria-label={label}
            className={styles.value}
            value={value}
            onFocus={(event) => {
              event.target.select();
            }}
          />
          <Button icon={<CopyRegular />} onClick={() => void copy()}>
            Copy
          </Button>
        </div>
      </Field>
      <span role="status">
        {copied === 'yes' && 'Copied.'}
        {copied === 'no' && 'The browser refused to copy. Select the text and copy it.'}
      </span>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{children}</MessageBarBody>
      </MessageBar>
    </div>
  );
}
