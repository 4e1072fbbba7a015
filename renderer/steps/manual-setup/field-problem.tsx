import { makeStyles } from '@fluentui/react-components';
import type { SetupError } from '@roomkey/shared/setup/contract/errors';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({ title: { display: 'block' } });

/** What is wrong with one field, where it stands; for the `validationMessage` of Fluent's Field, which makes it an alert. */
export function fieldProblem(problem: SetupError | null) {
  return problem === null
    ? {}
    : { validationMessage: { children: <Words problem={problem} />, 'data-code': problem.code } };
}

function Words({ problem }: { readonly problem: SetupError }) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <>
      <strong className={styles.title}>{t(`errors.${problem.code}.title`)}</strong>
      {t(`errors.${problem.code}.text`)}
    </>
  );
}
