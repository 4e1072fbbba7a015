import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons';
import { formatOtp } from '@roomkey/shared/protocol/otp';
import { useState } from 'react';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalL },
  digits: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    '@media (max-width: 480px)': { fontSize: tokens.fontSizeBase600, padding: tokens.spacingHorizontalM },
  },
});

type Copied = 'no' | 'yes' | 'failed';
const COPY_LABELS: Record<Copied, string> = { no: 'Copy', yes: 'Copied', failed: 'Copy by hand: the browser refused' };

/** An OTP, large and in groups of four, to be read out or copied. */
export function OtpDigits({ otp }: { readonly otp: string }) {
  const styles = useStyles();
  const [copied, setCopied] = useState<Copied>('no');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(formatOtp(otp));
      setCopied('yes');
    } catch {
      setCopied('failed');
    }
  };
  return (
    <div className={styles.row}>
      <output className={styles.digits} aria-label="One-time password">
        {formatOtp(otp)}
      </output>
      <Button icon={<CopyRegular />} onClick={() => void copy()}>
        {COPY_LABELS[copied]}
      </Button>
    </div>
  );
}
