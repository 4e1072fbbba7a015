import { makeStyles, tokens } from '@fluentui/react-components';
import type { ConfigurationProblem } from '@roomkey/shared/ipc/configuration';
import { useTranslation } from 'react-i18next';
import { ErrorBox } from '../parts/error-box';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  text: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    textWrap: 'pretty',
  },
  /** In every language from left to right, as paths are; at the side where the language begins. */
  place: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
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
    <li data-problem={code}>
      <ErrorBox>
        <span className={styles.text}>
          {t(`configuration.problems.${code}`, { name, meant, other, argument, detail, file, wanted })}
        </span>
        {place !== null && (
          <span className={styles.place}>
            <bdi dir="ltr">{place}</bdi>
          </span>
        )}
      </ErrorBox>
    </li>
  );
}
