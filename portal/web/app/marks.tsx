/** What must always be visible: that this is a simulation, and whether its time and network are being played with. */
import { Badge, Tooltip, makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  marks: { display: 'flex', gap: tokens.spacingHorizontalXS, flexWrap: 'wrap' },
  mark: { whiteSpace: 'nowrap' },
});

const WHAT_IS_SIMULATED = 'Independent simulator for rehearsal and testing. It contacts no Microsoft service.';
const WHAT_A_DEMO_IS = 'A presenter can reset everything here to the sample organisation.';

interface MarksProps {
  readonly testControls?: boolean;
  readonly demo?: boolean;
}

export function Marks({ testControls = false, demo = false }: MarksProps) {
  const styles = useStyles();
  return (
    <div className={styles.marks}>
      <Tooltip content={WHAT_IS_SIMULATED} relationship="description">
        <Badge appearance="outline" color="informative" size="large" shape="rounded" className={styles.mark}>
          Simulation
        </Badge>
      </Tooltip>
      {demo && (
        <Tooltip content={WHAT_A_DEMO_IS} relationship="description">
          <Badge appearance="filled" color="important" size="large" shape="rounded" className={styles.mark}>
            Demo
          </Badge>
        </Tooltip>
      )}
      {testControls && (
        <Badge appearance="filled" color="severe" size="large" shape="rounded" className={styles.mark}>
          Test controls on
        </Badge>
      )}
    </div>
  );
}
