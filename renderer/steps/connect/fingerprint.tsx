import { makeStyles, tokens } from '@fluentui/react-components';
import { fingerprintGroups } from '@roomkey/shared/protocol/portal-address';

const useStyles = makeStyles({
  groups: {
    display: 'grid',
    gridTemplateColumns: 'repeat(4, max-content)',
    columnGap: tokens.spacingHorizontalXXL,
    rowGap: tokens.spacingVerticalS,
    margin: 0,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    letterSpacing: '0.06em',
    justifyContent: 'start',
  },
});

interface FingerprintProps {
  /** 64 hexadecimal digits. */
  readonly value: string;
  readonly label: string;
}

/** Four lines of four groups, as the portal shows it: to be read out line by line. In every language from left to right. */
export function Fingerprint({ value, label }: FingerprintProps) {
  const styles = useStyles();
  return (
    <div dir="ltr" role="group" aria-label={label} className={styles.groups} data-fingerprint={value}>
      {fingerprintGroups(value).map((group, index) => (
        <span key={index}>{group}</span>
      ))}
    </div>
  );
}
