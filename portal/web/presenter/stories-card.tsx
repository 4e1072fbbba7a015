/** The stories: play one or all, and what a presenter can say meanwhile. */
import { Body1, Body1Strong, Caption1, Switch, makeStyles, tokens } from '@fluentui/react-components';
import { PlayRegular, StopRegular } from '@fluentui/react-icons';
import { STORIES, STORY_IDS, type StoryId } from '@roomkey/shared/demo/stories';
import type { DirectorStatus } from '@roomkey/shared/protocol/admin';
import { useState } from 'react';
import type { Command } from '../api/demo';
import { Card } from './card';
import { CommandButton } from './command-button';

const useStyles = makeStyles({
  pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: tokens.spacingHorizontalS },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalM },
  story: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  names: { flexGrow: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  quiet: { color: tokens.colorNeutralForeground2 },
  switch: { minHeight: '44px', alignItems: 'center', marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
  notes: { margin: 0, paddingInlineStart: '1.25rem', display: 'grid', gap: tokens.spacingVerticalS },
});

interface Props {
  readonly director: DirectorStatus | null;
  readonly command: Command;
}

export function StoriesCard({ director, command }: Props) {
  const styles = useStyles();
  const [loop, setLoop] = useState(true);
  const disabled = director === null;
  return (
    <Card title="Stories">
      <Switch
        className={styles.switch}
        checked={loop}
        label="Again and again, until somebody touches the screen"
        onChange={(_, { checked }) => {
          setLoop(checked);
        }}
      />
      <div className={styles.pair}>
        <CommandButton
          does={{ kind: 'play', story: 'all', loop }}
          command={command}
          disabled={disabled}
          icon={<PlayRegular />}
        >
          Play all
        </CommandButton>
        <CommandButton does={{ kind: 'stop' }} command={command} disabled={disabled} icon={<StopRegular />}>
          Stop
        </CommandButton>
      </div>
      <ul className={styles.list}>
        {STORY_IDS.map((id) => (
          <li key={id} className={styles.story}>
            <div className={styles.names}>
              <Body1Strong>{STORIES[id].title}</Body1Strong>
              <Caption1 className={styles.quiet}>{STORIES[id].summary}</Caption1>
            </div>
            <CommandButton
              does={{ kind: 'play', story: id, loop }}
              command={command}
              disabled={disabled}
              icon={<PlayRegular />}
              label={`Play ${STORIES[id].title}`}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Of the story that plays, or that was asked for last. */
export function NotesCard({ story }: { readonly story: StoryId }) {
  const styles = useStyles();
  return (
    <Card title={`Notes: ${STORIES[story].title}`}>
      <ul className={styles.notes}>
        {STORIES[story].notes.map((note) => (
          <li key={note}>
            <Body1>{note}</Body1>
          </li>
        ))}
      </ul>
    </Card>
  );
}
