import { makeStyles } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  unseen: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    margin: '-1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

/** Says to screen readers that the page has changed its language, in the new one. Silent until then. */
export function LanguageAnnouncer() {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const [changed, setChanged] = useState(false);
  const first = useRef(i18n.language);
  useEffect(() => {
    if (i18n.language !== first.current) setChanged(true);
  }, [i18n.language]);
  return (
    <div aria-live="polite" aria-atomic="true" data-announces="language" className={styles.unseen}>
      {changed && t('languages.changed')}
    </div>
  );
}
