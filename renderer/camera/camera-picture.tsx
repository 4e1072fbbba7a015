import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CameraOffRegular } from '@fluentui/react-icons/svg/camera-off';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import type { RefObject } from 'react';
import { Busy } from '../parts/busy';
import type { ScanState } from './scan-session';

const useStyles = makeStyles({
  picture: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    aspectRatio: '4 / 3',
    width: '100%',
    maxHeight: '46vh',
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground3,
  },
  // As in a mirror: the camera looks at whoever holds the sheet, who could not aim otherwise.
  video: {
    position: 'absolute',
    inset: 0,
    width: '100%',
    height: '100%',
    objectFit: 'cover',
    transform: 'scaleX(-1)',
  },
  away: { visibility: 'hidden' },
  frame: { position: 'absolute', height: '76%', aspectRatio: '1', fill: 'none', strokeLinecap: 'round' },
  // Two strokes, so that the frame shows on dark pictures and on bright ones.
  edge: { stroke: tokens.colorNeutralForegroundInverted, strokeWidth: '3.5' },
  line: { stroke: tokens.colorBrandBackground, strokeWidth: '2' },
  icon: { fontSize: '4rem' },
  found: {
    fontSize: '6rem',
    color: tokens.colorStatusSuccessForeground3,
    animationName: { from: { transform: 'scale(0.6)' }, to: { transform: 'scale(1)' } },
    animationDuration: tokens.durationNormal,
    animationTimingFunction: tokens.curveDecelerateMid,
  },
  name: {
    position: 'absolute',
    insetBlockEnd: 0,
    insetInlineStart: 0,
    maxWidth: '100%',
    boxSizing: 'border-box',
    paddingBlock: tokens.spacingVerticalXS,
    paddingInline: tokens.spacingHorizontalM,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    borderStartEndRadius: tokens.borderRadiusLarge,
    fontSize: tokens.fontSizeBase200,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground2,
  },
});

/** Four corners of a square. */
const CORNERS =
  'M4 26V14a10 10 0 0 1 10-10H26 M74 4H86a10 10 0 0 1 10 10V26 M96 74V86a10 10 0 0 1-10 10H74 M26 96H14a10 10 0 0 1-10-10V74';

interface CameraPictureProps {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly state: ScanState;
  /** Name of the camera, where there are several; else empty. */
  readonly name: string;
}

/** What the camera sees, with a frame to aim by; a mark where there is nothing to see any more. */
export function CameraPicture({ video, state, name }: CameraPictureProps) {
  const styles = useStyles();
  const looking = state.at === 'looking';
  return (
    <div className={styles.picture} data-scan={state.at}>
      <video
        ref={video}
        className={mergeClasses(styles.video, !looking && styles.away)}
        muted
        playsInline
        disablePictureInPicture
        aria-hidden="true"
      />
      {looking && (
        <svg className={styles.frame} viewBox="0 0 100 100" aria-hidden="true">
          <path d={CORNERS} className={styles.edge} />
          <path d={CORNERS} className={styles.line} />
        </svg>
      )}
      {looking && name !== '' && (
        <div className={styles.name} dir="auto">
          {name}
        </div>
      )}
      {state.at === 'starting' && <Busy size="huge" />}
      {state.at === 'found' && <CheckmarkCircleFilled className={styles.found} aria-hidden />}
      {(state.at === 'failed' || state.at === 'paused') && <CameraOffRegular className={styles.icon} aria-hidden />}
    </div>
  );
}
