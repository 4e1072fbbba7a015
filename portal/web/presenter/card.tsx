import { Subtitle2, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    minWidth: 0,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A part of the presenter's page, under its own heading. */
export function Card({ title, children, className }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={mergeClasses(useStyles().card, className)}>
      <Subtitle2 as="h2" id={id}>
        {title}
      </Subtitle2>
      {children}
    </section>
  );
}
