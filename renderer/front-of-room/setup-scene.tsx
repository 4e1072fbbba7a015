import { makeStyles, tokens } from '@fluentui/react-components';
import { PlugDisconnectedRegular } from '@fluentui/react-icons/svg/plug-disconnected';
import { TabletRegular } from '@fluentui/react-icons/svg/tablet';
import type { FrontOfRoomScene, FrontOfRoomView } from '@roomkey/shared/ipc/front-of-room';
import type { Step } from '@roomkey/shared/setup/contract/view';
import { useTranslation } from 'react-i18next';
import { StepIllustration } from '../illustrations/step-illustration';
import { MatchingCode } from './matching-code';

type SetupSceneName = Exclude<FrontOfRoomScene, 'home'>;

/** The picture of the console's own page. */
const PICTURES: Readonly<Record<SetupSceneName, Step>> = {
  starting: 'starting',
  welcome: 'welcome',
  connect: 'connect',
  checking: 'verifyingDevice',
  checkFailed: 'deviceVerificationFailed',
  agreement: 'agreement',
  code: 'oneTimePassword',
  account: 'manualSetup',
  waiting: 'awaitingApproval',
  rejected: 'rejected',
  expired: 'expired',
  cancelled: 'cancelled',
  signingIn: 'signingIn',
  stopped: 'vaultUnavailable',
  signInFailed: 'signInFailed',
  startingOver: 'startingOver',
  ready: 'signedIn',
};

/** Scenes in which a person at the console has to do something. */
const AT_CONSOLE: ReadonlySet<SetupSceneName> = new Set<SetupSceneName>([
  'welcome',
  'connect',
  'checkFailed',
  'agreement',
  'code',
  'account',
  'rejected',
  'expired',
  'cancelled',
  'stopped',
  'signInFailed',
]);

/** Never invisible: an animation that a busy machine has not begun yet shows its start. */
const appear = { from: { transform: 'translateY(1rem)' }, to: { transform: 'none' } };

const useStyles = makeStyles({
  scene: {
    flex: '1 1 0',
    minHeight: 0,
    display: 'flex',
    alignItems: 'center',
    gap: '5rem',
    animationName: appear,
    animationDuration: tokens.durationUltraSlow,
    animationTimingFunction: tokens.curveDecelerateMid,
  },
  picture: {
    flex: '0 0 30rem',
    '& svg': { display: 'block', width: '100%', height: 'auto' },
  },
  words: { flex: '1 1 0', minWidth: 0, display: 'flex', flexDirection: 'column', gap: '2rem' },
  title: {
    margin: 0,
    fontSize: '5.5rem',
    lineHeight: '6.25rem',
    fontWeight: tokens.fontWeightSemibold,
    textWrap: 'balance',
    overflowWrap: 'anywhere',
  },
  text: { margin: 0, fontSize: '3rem', lineHeight: '4rem', color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: '1.25rem',
    fontSize: '3rem',
    lineHeight: '4rem',
    fontWeight: tokens.fontWeightSemibold,
  },
  sign: { flexShrink: 0, fontSize: '3.75rem', color: tokens.colorBrandForeground1 },
  offline: { flexShrink: 0, fontSize: '3.75rem', color: tokens.colorStatusDangerForeground1 },
});

interface SetupSceneProps extends Pick<FrontOfRoomView, 'approval' | 'offline'> {
  readonly scene: SetupSceneName;
}

/** One step of the setup, in a picture and a few words. Spoken too: some displays have a screen reader in the room. */
export function SetupScene({ scene, approval, offline }: SetupSceneProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <div key={scene} className={styles.scene}>
      {approval === null && (
        <div className={styles.picture} aria-hidden="true">
          <StepIllustration step={PICTURES[scene]} offline={offline} />
        </div>
      )}
      <div className={styles.words} role="status">
        <h1 className={styles.title}>{t(`frontOfRoom.scenes.${scene}.title`)}</h1>
        <p className={styles.text}>{t(`frontOfRoom.scenes.${scene}.text`, { action: t('intents.getStarted') })}</p>
        {offline && (
          <div className={styles.line}>
            <PlugDisconnectedRegular className={styles.offline} aria-hidden />
            <span>{t('connection.offline')}</span>
          </div>
        )}
        {AT_CONSOLE.has(scene) && (
          <div className={styles.line}>
            <TabletRegular className={styles.sign} aria-hidden />
            <span>{t('frontOfRoom.continue')}</span>
          </div>
        )}
      </div>
      {approval !== null && <MatchingCode approval={approval} />}
    </div>
  );
}
