import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkFilled } from '@fluentui/react-icons/svg/checkmark';
import type { Step } from '@roomkey/shared/setup/contract/view';
import { useTranslation } from 'react-i18next';

/** The setup as a person counts it. */
const STAGES = ['welcome', 'device', 'agreement', 'code', 'approval', 'done'] as const;
type Stage = (typeof STAGES)[number];

interface Place {
  readonly stage: Stage;
  /** `stuck`: it can't go on by itself. `complete`: nothing is left to do. */
  readonly state: 'current' | 'stuck' | 'complete';
}

/** Null before setup has begun and after it: there is no way to be shown. */
const PLACES: Readonly<Record<Step, Place | null>> = {
  starting: null,
  connect: { stage: 'welcome', state: 'current' },
  welcome: { stage: 'welcome', state: 'current' },
  verifyingDevice: { stage: 'device', state: 'current' },
  deviceVerificationFailed: { stage: 'device', state: 'stuck' },
  agreement: { stage: 'agreement', state: 'current' },
  oneTimePassword: { stage: 'code', state: 'current' },
  manualSetup: { stage: 'code', state: 'current' },
  awaitingApproval: { stage: 'approval', state: 'current' },
  rejected: { stage: 'approval', state: 'stuck' },
  expired: { stage: 'approval', state: 'stuck' },
  cancelled: { stage: 'approval', state: 'current' },
  storingCredentials: { stage: 'done', state: 'current' },
  vaultUnavailable: { stage: 'done', state: 'stuck' },
  signingIn: { stage: 'done', state: 'current' },
  signInFailed: { stage: 'done', state: 'stuck' },
  startingOver: null,
  resetting: null,
  signedIn: { stage: 'done', state: 'complete' },
  home: null,
};

/** How far a step is, to tell going on from going back: its stage, then its order within it. */
export function depthOf(step: Step): number {
  const place = PLACES[step];
  const order = Object.keys(PLACES).indexOf(step);
  const stage = place === null ? (step === 'home' ? STAGES.length : -1) : STAGES.indexOf(place.stage);
  return stage * 100 + order;
}

/** Where the names of the stages have no room; the page's heading has them then (`useProgressText`). */
const NARROW = '@container frame (max-width: 40rem)';
const LOW = '@container frame (max-height: 27rem)';

const useStyles = makeStyles({
  progress: {
    display: 'flex',
    flexShrink: 0,
    gap: tokens.spacingHorizontalS,
    paddingInline: tokens.spacingHorizontalXXXL,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    '@container frame (max-width: 56rem)': {
      fontSize: tokens.fontSizeBase200,
      lineHeight: tokens.lineHeightBase200,
    },
    [NARROW]: { paddingInline: tokens.spacingHorizontalL },
  },
  stage: { flex: '1 1 0', minWidth: 0, color: tokens.colorNeutralForeground2 },
  bar: {
    height: '0.3rem',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralStroke1,
    border: `1px solid transparent`,
    transitionProperty: 'background-color',
    transitionDuration: tokens.durationGentle,
  },
  passed: {
    backgroundColor: tokens.colorBrandBackground,
    '@media (forced-colors: active)': { backgroundColor: 'CanvasText' },
  },
  here: {
    backgroundColor: tokens.colorBrandBackground,
    '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
  },
  stuck: { backgroundColor: tokens.colorStatusDangerBackground3 },
  name: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    marginBlockStart: tokens.spacingVerticalXS,
    overflowWrap: 'anywhere',
    [NARROW]: { display: 'none' },
    [LOW]: { display: 'none' },
  },
  nameHere: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  tick: {
    flexShrink: 0,
    color: tokens.colorBrandForeground1,
    '@container frame (max-width: 56rem)': { display: 'none' },
  },
});

/** "Step 3 of 6: Agreement", or null where there is no way to be shown. */
export function useProgressText(step: Step): string | null {
  const { t } = useTranslation();
  const place = PLACES[step];
  if (place === null) return null;
  const name = t(`progress.stages.${place.stage}`);
  return t('progress.at', { number: STAGES.indexOf(place.stage) + 1, total: STAGES.length, name });
}

/** Where in the setup the page is. One element to a screen reader: "Step 3 of 6: Agreement". */
export function SetupProgress({ step }: { readonly step: Step }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const text = useProgressText(step);
  const place = PLACES[step];
  if (place === null || text === null) return null;
  const at = STAGES.indexOf(place.stage);
  const complete = place.state === 'complete';
  return (
    <div
      role="progressbar"
      aria-label={t('progress.label')}
      aria-valuemin={1}
      aria-valuemax={STAGES.length}
      aria-valuenow={at + 1}
      aria-valuetext={text}
      className={styles.progress}
    >
      {STAGES.map((stage, index) => {
        const passed = index < at || complete;
        const here = index === at;
        return (
          <div key={stage} className={styles.stage} data-stage={stage}>
            <div
              className={mergeClasses(
                styles.bar,
                passed && styles.passed,
                here && styles.here,
                here && place.state === 'stuck' && styles.stuck,
              )}
            />
            <div className={mergeClasses(styles.name, here && styles.nameHere)}>
              {passed && <CheckmarkFilled className={styles.tick} />}
              <span>{t(`progress.stages.${stage}`)}</span>
            </div>
          </div>
        );
      })}
    </div>
  );
}
