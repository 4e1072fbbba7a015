import { Subtitle1, makeStyles } from '@fluentui/react-components';
import { useEffect } from 'react';

const useStyles = makeStyles({ heading: { wordBreak: 'break-word' } });

/** The page's heading, and its name in the browser's tab. */
export function PageTitle({ title, waiting = 0 }: { readonly title: string; readonly waiting?: number }) {
  useEffect(() => {
    document.title = `${waiting > 0 ? `(${String(waiting)}) ` : ''}${title} – Roomkey portal`;
  }, [title, waiting]);
  return (
    <Subtitle1 as="h1" className={useStyles().heading}>
      {title}
    </Subtitle1>
  );
}
