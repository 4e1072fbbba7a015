import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  text: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
});

/** What a person can do about what went wrong. */
export function Advice({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <section>
      <h2 className={styles.heading}>{t('ended.whatToDo')}</h2>
      <p className={styles.text}>{children}</p>
    </section>
  );
}
