/** What the console shows now, and what can be done to it: network and keychain. */
import { Badge, Body1, Body1Strong, Title3, makeStyles, tokens } from '@fluentui/react-components';
import {
  LockClosedRegular,
  LockOpenRegular,
  PlugConnectedRegular,
  PlugDisconnectedRegular,
} from '@fluentui/react-icons';
import type { DirectorStatus } from '@roomkey/shared/protocol/admin';
import type { Command } from '../api/demo';
import { Card } from './card';
import { CommandButton } from './command-button';
import { STEP_TEXTS, modeText } from './wording';

const useStyles = makeStyles({
  now: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  quiet: { color: tokens.colorNeutralForeground2 },
  caption: {
    margin: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderLeft: `3px solid ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowWrap: 'anywhere',
  },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly director: DirectorStatus | null;
  readonly command: Command;
}

export function ConsoleCard({ director, command }: Props) {
  return (
    <Card title="On the console">
      {director === null ? <NotConnected /> : <Now director={director} command={command} />}
    </Card>
  );
}

function NotConnected() {
  const styles = useStyles();
  return (
    <div className={styles.now}>
      <Body1Strong>The console is not connected.</Body1Strong>
      <Body1 className={styles.quiet}>
        It appears here as soon as it runs: “npm start” opens it. Approving, rejecting and resetting the portal work all
        the same.
      </Body1>
    </div>
  );
}

function Now({ director, command }: { readonly director: DirectorStatus; readonly command: Command }) {
  const styles = useStyles();
  const { step, roomName, caption, online, keychainLocked, played } = director;
  return (
    <>
      <div className={styles.now} role="status">
        <Title3>{STEP_TEXTS[step]}</Title3>
        <Body1 className={styles.quiet}>
          {roomName === null ? '' : `${roomName}. `}
          {modeText(director)}
        </Body1>
      </div>
      {caption !== null && (
        <blockquote className={styles.caption} dir="auto" aria-label="Caption on the console">
          {caption}
        </blockquote>
      )}
      <div className={styles.row}>
        <Badge size="large" appearance="tint" shape="rounded" color={online ? 'success' : 'danger'}>
          {online ? 'Network on' : 'Network off'}
        </Badge>
        <Badge size="large" appearance="tint" shape="rounded" color={keychainLocked ? 'danger' : 'success'}>
          {keychainLocked ? 'Keychain locked' : 'Keychain open'}
        </Badge>
        {played > 0 && (
          <Badge size="large" appearance="outline" shape="rounded" color="informative">
            {`${String(played)} ${played === 1 ? 'story' : 'stories'} played`}
          </Badge>
        )}
      </div>
      <div className={styles.pair}>
        <CommandButton
          does={{ kind: 'network', online: !online }}
          command={command}
          disabled={false}
          icon={online ? <PlugDisconnectedRegular /> : <PlugConnectedRegular />}
        >
          {online ? 'Go offline' : 'Back online'}
        </CommandButton>
        <CommandButton
          does={{ kind: 'keychain', locked: !keychainLocked }}
          command={command}
          disabled={false}
          icon={keychainLocked ? <LockOpenRegular /> : <LockClosedRegular />}
        >
          {keychainLocked ? 'Unlock keychain' : 'Lock keychain'}
        </CommandButton>
      </div>
    </>
  );
}
