import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL}`,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  code: {
    display: 'block',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '0.06em',
    whiteSpace: 'nowrap',
  },
  sentence: { flex: '1 1 220px' },
  name: { color: tokens.colorNeutralForeground2 },
});

/** The code that stands on the console as well: the approver's only proof of which device this is. */
export function UserCode({ code }: { readonly code: string }) {
  const styles = useStyles();
  return (
    <div className={styles.box}>
      <div>
        <Caption1 className={styles.name} id="user-code-name">
          Code on the console
        </Caption1>
        <output className={styles.code} aria-labelledby="user-code-name">
          {code}
        </output>
      </div>
      <Body1 className={styles.sentence}>
        Compare this code with the one that the console shows. Approve only if they are the same.
      </Body1>
    </div>
  );
}
