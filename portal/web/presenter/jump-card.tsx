import { makeStyles, tokens } from '@fluentui/react-components';
import { JUMP_TARGETS } from '@roomkey/shared/demo/stories';
import type { Command } from '../api/demo';
import { Card } from './card';
import { CommandButton } from './command-button';
import { JUMP_TEXTS } from './wording';

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(7.5rem, 1fr))',
    gap: tokens.spacingHorizontalS,
  },
});

/** Brings the console to a step, from wherever it is. */
export function JumpCard({ disabled, command }: { readonly disabled: boolean; readonly command: Command }) {
  return (
    <Card title="Jump to a step">
      <div className={useStyles().grid}>
        {JUMP_TARGETS.map((to) => (
          <CommandButton
            key={to}
            does={{ kind: 'jump', to }}
            command={command}
            disabled={disabled}
            label={`Jump to ${JUMP_TEXTS[to]}`}
          >
            {JUMP_TEXTS[to]}
          </CommandButton>
        ))}
      </div>
    </Card>
  );
}
