/** The presenter's page: what the console shows, and everything that can be asked of the demo. Made for a phone first. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { STORY_IDS, type StoryId } from '@roomkey/shared/demo/stories';
import type { DemoState } from '@roomkey/shared/protocol/admin';
import { useCommand, useDemo, type Command } from '../api/demo';
import { PageTitle } from '../parts/page-title';
import { LoadFailure, LoadingRows } from '../parts/states';
import { ConsoleCard } from './console-card';
import { Dock } from './dock';
import { JumpCard } from './jump-card';
import { OtpCard } from './otp-card';
import { PhoneCard } from './phone-card';
import { NotesCard, StoriesCard } from './stories-card';
import { WIDE } from './wording';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    maxWidth: '1200px',
    // Room for the buttons at the foot; what has the focus is not under them (WCAG 2.2, 2.4.11).
    paddingBottom: '14rem',
    '& button, & input, & select, & textarea': { scrollMarginBottom: '14rem', scrollMarginTop: '4rem' },
    [WIDE]: { paddingBottom: 0 },
  },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignItems: 'start',
    gap: tokens.spacingVerticalL,
    [WIDE]: { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', gap: tokens.spacingHorizontalL },
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
});

export function PresenterPage() {
  const demo = useDemo();
  return (
    <div className={useStyles().page}>
      <PageTitle title="Presenter" />
      {demo.data === undefined && demo.isError && (
        <LoadFailure what="The demo could not be loaded." error={demo.error} onRetry={demo.refetch} />
      )}
      {demo.data === undefined && !demo.isError && <LoadingRows label="Loading the demo" rows={6} />}
      {demo.data !== undefined && <Cards state={demo.data} />}
    </div>
  );
}

/** One below the other on a phone, in the same order; what is typed stays when the window changes its size. */
function Cards({ state }: { readonly state: DemoState }) {
  const styles = useStyles();
  const command = useCommand();
  const { director, ready, addresses } = state;
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <ConsoleCard director={director} command={command} />
        <NotesCard story={storyAtHand(state, command)} />
        <OtpCard ready={ready} />
        <JumpCard disabled={director === null} command={command} />
      </div>
      <div className={styles.column}>
        <Dock state={state} command={command} />
        <StoriesCard director={director} command={command} />
        {addresses.length > 0 && <PhoneCard addresses={addresses} />}
      </div>
    </div>
  );
}

/** The one that plays, the one that was asked for last, or the first. */
function storyAtHand({ director }: DemoState, { variables }: Command): StoryId {
  if (director?.story != null) return director.story;
  if (variables?.kind === 'play' && variables.story !== 'all') return variables.story;
  return STORY_IDS[0];
}
