/** Facts of one kind about an account: each well or with its remedy. */
import { Body1, Button, InfoLabel, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, WarningFilled } from '@fluentui/react-icons';
import { useId } from 'react';

const useStyles = makeStyles({
  pane: { minWidth: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '44px',
    padding: `${tokens.spacingVerticalXS} 0`,
    boxSizing: 'border-box',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  state: { marginLeft: 'auto', color: tokens.colorNeutralForeground2 },
  good: { color: tokens.colorStatusSuccessForeground1, flexShrink: 0 },
  bad: { color: tokens.colorStatusWarningForeground3, flexShrink: 0 },
});

export interface Setting {
  readonly name: string;
  readonly good: boolean;
  /** What it is now. */
  readonly state: string;
  /** What it is for, and what to do. */
  readonly help: string;
  /** Null: nothing to press, or not for this role. */
  readonly remedy: { readonly text: string; readonly onApply: () => void } | null;
}

interface Props {
  readonly title: string;
  readonly settings: readonly Setting[];
  readonly busy: boolean;
}

export function SettingsPane({ title, settings, busy }: Props) {
  const styles = useStyles();
  const heading = useId();
  return (
    <section className={styles.pane} aria-labelledby={heading}>
      <Subtitle2 as="h2" id={heading}>
        {title}
      </Subtitle2>
      <ul className={styles.list}>
        {settings.map(({ name, good, state, help, remedy }) => (
          <li key={name} className={styles.row}>
            {good ? (
              <CheckmarkCircleFilled className={styles.good} fontSize={20} title="OK" />
            ) : (
              <WarningFilled className={styles.bad} fontSize={20} title="Needs attention" />
            )}
            <InfoLabel info={help}>{name}</InfoLabel>
            <Body1 className={styles.state}>{state}</Body1>
            {!good && remedy !== null && (
              <Button disabled={busy} onClick={remedy.onApply}>
                {remedy.text}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
