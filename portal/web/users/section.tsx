import { Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';
import { Panel } from '../parts/panel';

const useStyles = makeStyles({
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalM,
  },
});

/** For the tables of all sections. */
export const useSectionStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  table: { tableLayout: 'auto', minWidth: '640px' },
  header: { fontWeight: tokens.fontWeightSemibold },
  cell: { paddingTop: tokens.spacingVerticalS, paddingBottom: tokens.spacingVerticalS, wordBreak: 'break-word' },
});

interface Props {
  readonly title: string;
  readonly command?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, command, children }: Props) {
  const id = useId();
  return (
    <Panel>
      <section aria-labelledby={id}>
        <div className={useStyles().top}>
          <Subtitle2 as="h2" id={id}>
            {title}
          </Subtitle2>
          {command}
        </div>
        {children}
      </section>
    </Panel>
  );
}
