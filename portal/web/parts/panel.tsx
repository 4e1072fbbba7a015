import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  panel: {
    minWidth: 0,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

/** A sheet of content on the page's ground. */
export function Panel({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  return <div className={mergeClasses(useStyles().panel, className)}>{children}</div>;
}
