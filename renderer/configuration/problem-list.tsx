import { makeStyles, tokens } from '@fluentui/react-components';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import type { ConfigurationProblem } from '@roomkey/shared/ipc/configuration';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  problem: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalM,
    paddingInline: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
    backgroundColor: tokens.colorStatusDangerBackground1,
    color: tokens.colorNeutralForeground1,
  },
  icon: { flexShrink: 0, fontSize: '1.5rem', color: tokens.colorStatusDangerForeground3 },
  words: { minWidth: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  text: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    textWrap: 'pretty',
  },
  /** In every language from left to right, as paths are; at the side where the language begins. */
  place: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: 'anywhere',
    userSelect: 'text',
  },
});

/** What is wrong with the configuration, and where. Spoken at once, and again when it changes. */
export function ProblemList({ problems }: { readonly problems: readonly ConfigurationProblem[] }) {
  const styles = useStyles();
  return (
    <div role="alert">
      <ul className={styles.list}>
        {problems.map((problem, index) => (
          <Problem key={index} problem={problem} />
        ))}
      </ul>
    </div>
  );
}

function Problem({ problem }: { readonly problem: ConfigurationProblem }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { code, place, setting, params } = problem;
  const { name = '', meant = '', other = '', argument = '', detail = '', file = '', list = '' } = params;
  const wanted = setting === null ? '' : t(`configuration.wanted.${setting}`, { list });
  return (
    <li className={styles.problem} data-problem={code}>
      <ErrorCircleFilled className={styles.icon} aria-hidden />
      <div className={styles.words}>
        <span className={styles.text}>
          {t(`configuration.problems.${code}`, { name, meant, other, argument, detail, file, wanted })}
        </span>
        {place !== null && (
          <span className={styles.place}>
            <bdi dir="ltr">{place}</bdi>
          </span>
        )}
      </div>
    </li>
  );
}
