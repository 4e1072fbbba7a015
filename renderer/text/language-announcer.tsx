import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Says to screen readers that the page has changed its language, in the new one. Silent until then. */
export function LanguageAnnouncer() {
  const { t, i18n } = useTranslation();
  const [changed, setChanged] = useState(false);
  const first = useRef(i18n.language);
  useEffect(() => {
    if (i18n.language !== first.current) setChanged(true);
  }, [i18n.language]);
  return (
    <div aria-live="polite" aria-atomic="true" data-announces="language" className="visually-hidden">
      {changed && t('languages.changed')}
    </div>
  );
}
