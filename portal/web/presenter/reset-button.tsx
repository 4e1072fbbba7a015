/** Everything back to the start. The first press asks, the second within three seconds does it. */
import { ArrowResetRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import type { useReset } from '../api/demo';
import { SettledButton } from './settled-button';

/** Own: long enough for a thumb, short enough to be forgotten before the next visitor. */
const ASK_MS = 3000;

interface Props {
  readonly reset: ReturnType<typeof useReset>;
  readonly withConsole: boolean;
  /** Beside a decision, which matters more. */
  readonly small: boolean;
}

export function ResetButton({ reset, withConsole, small }: Props) {
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    if (!asking) return undefined;
    const timer = window.setTimeout(() => {
      setAsking(false);
    }, ASK_MS);
    return () => {
      window.clearTimeout(timer);
    };
  }, [asking]);
  return (
    <SettledButton
      small={small}
      appearance={asking ? 'primary' : 'secondary'}
      icon={<ArrowResetRegular />}
      disabledFocusable={reset.isPending}
      onClick={() => {
        setAsking(!asking);
        if (asking) reset.mutate({ withConsole });
      }}
    >
      {reset.isPending ? 'Resetting…' : asking ? 'Press again to reset' : 'Reset'}
    </SettledButton>
  );
}
