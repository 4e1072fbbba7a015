/** What matters at this moment, under the thumb: the decision, or playing and resetting. */
import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import { PlayRegular, StopRegular } from '@fluentui/react-icons';
import type { DemoState } from '@roomkey/shared/protocol/admin';
import { useEffect, useRef, useState } from 'react';
import { useReset, type Command } from '../api/demo';
import { ActFailure } from '../parts/states';
import { Decision } from './decision';
import { ResetButton } from './reset-button';
import { SettledButton } from './settled-button';
import { WIDE } from './wording';

const useStyles = makeStyles({
  // At the foot of a phone, edge to edge; a card of its own where there is room.
  dock: {
    position: 'fixed',
    insetInline: 0,
    bottom: 0,
    zIndex: 1,
    boxSizing: 'border-box',
    maxHeight: '75vh',
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    paddingBottom: `max(${tokens.spacingHorizontalM}, env(safe-area-inset-bottom))`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
    outlineStyle: 'none',
    [WIDE]: {
      position: 'static',
      maxHeight: 'none',
      gap: tokens.spacingVerticalM,
      padding: tokens.spacingHorizontalL,
      border: `1px solid ${tokens.colorNeutralStroke2}`,
      borderRadius: tokens.borderRadiusLarge,
      boxShadow: tokens.shadow4,
    },
  },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS },
  unseen: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

/** Own: read by then, and not to be taken for news of the next visitor. */
const SAID_MS = 8000;

interface Props {
  readonly state: DemoState;
  readonly command: Command;
}

export function Dock({ state: { director, request }, command }: Props) {
  const styles = useStyles();
  const dock = useRef<HTMLElement>(null);
  const [said, setSaid] = useState('');
  const reset = useReset((ms, withConsole) => {
    setSaid(`${withConsole ? 'Everything' : 'Portal'} reset in ${(ms / 1000).toFixed(1)} s. A new OTP is ready.`);
  });
  useEffect(() => {
    if (said === '') return undefined;
    const timer = window.setTimeout(() => {
      setSaid('');
    }, SAID_MS);
    return () => {
      window.clearTimeout(timer);
    };
  }, [said]);
  const playing = director?.mode === 'playing';
  const withConsole = director !== null;
  return (
    <section ref={dock} tabIndex={-1} aria-label="Now" className={styles.dock}>
      <ActFailure error={command.error ?? reset.error} />
      <div role="status" className={said === '' ? styles.unseen : undefined}>
        <Body1>{said}</Body1>
      </div>
      {request !== null && (
        <Decision
          key={request.id}
          request={request}
          onDecided={(text) => {
            setSaid(text);
            dock.current?.focus();
          }}
        />
      )}
      <div className={styles.buttons}>
        <ResetButton key={request?.id ?? 'none'} reset={reset} withConsole={withConsole} small={request !== null} />
        {request === null && (
          <SettledButton
            key={playing ? 'stop' : 'play'}
            appearance={playing ? 'secondary' : 'primary'}
            icon={playing ? <StopRegular /> : <PlayRegular />}
            disabledFocusable={!withConsole}
            onClick={() => {
              command.mutate(playing ? { kind: 'stop' } : { kind: 'play', story: 'all', loop: true });
            }}
          >
            {playing ? 'Stop the story' : 'Play all stories'}
          </SettledButton>
        )}
      </div>
    </section>
  );
}
