import { makeStyles, tokens } from '@fluentui/react-components';
import { CallRegular } from '@fluentui/react-icons/svg/call';
import { LightbulbRegular } from '@fluentui/react-icons/svg/lightbulb';
import { MeetNowRegular } from '@fluentui/react-icons/svg/meet-now';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { NumberSymbolRegular } from '@fluentui/react-icons/svg/number-symbol';
import { ShareScreenStartRegular } from '@fluentui/react-icons/svg/share-screen-start';
import { WhiteboardRegular } from '@fluentui/react-icons/svg/whiteboard';
import { isTouchBoard } from '@roomkey/shared/device/touch-board';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console-context';
import { TouchButton } from '../../parts/touch-button';
import type { SampleAction } from './sample-dialog';

const ICONS: Readonly<Record<SampleAction, ReactElement>> = {
  meetNow: <MeetNowRegular />,
  call: <CallRegular />,
  share: <ShareScreenStartRegular />,
  joinWithId: <NumberSymbolRegular />,
  whiteboard: <WhiteboardRegular />,
  roomControls: <LightbulbRegular />,
};
/** In the order of the real home screen. */
const ACTIONS = Object.keys(ICONS) as SampleAction[];

const useStyles = makeStyles({
  actions: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 9rem), 1fr))',
    gap: tokens.spacingHorizontalM,
    // Full rows, also of the six that most rooms have.
    '@container frame (max-width: 62rem)': { gridTemplateColumns: 'repeat(3, minmax(0, 1fr))' },
    '@container frame (max-width: 28rem)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
  },
  item: { display: 'flex' },
  action: {
    flexGrow: 1,
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    minHeight: '5.5rem',
    '@container frame (max-height: 40rem)': { minHeight: '4.75rem', paddingBlock: tokens.spacingVerticalXS },
    paddingInline: tokens.spacingHorizontalS,
    whiteSpace: 'normal',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: 'anywhere',
    textWrap: 'balance',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    '& .fui-Button__icon': { marginInlineEnd: 0 },
  },
  words: { display: 'flex', flexDirection: 'column', alignItems: 'center' },
  mark: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
    // As the button's own text, also under the pointer, where high contrast turns it around.
    color: 'inherit',
  },
});

interface HomeActionsProps {
  readonly onSample: (action: SampleAction) => void;
  readonly onMore: () => void;
}

/** What the real home offers, each marked as a sample; More is real. */
export function HomeActions({ onSample, onMore }: HomeActionsProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { device } = useConsole().view;
  const shown = ACTIONS.filter((action) => action !== 'whiteboard' || isTouchBoard(device));
  return (
    <ul aria-label={t('home.actionsLabel')} className={styles.actions}>
      {shown.map((action) => (
        <li key={action} className={styles.item}>
          <TouchButton className={styles.action} icon={ICONS[action]} onClick={() => onSample(action)}>
            <span className={styles.words}>
              <span>{t(`home.actions.${action}`)}</span>
              <span className={styles.mark}>{t('home.sampleMark')}</span>
            </span>
          </TouchButton>
        </li>
      ))}
      <li className={styles.item}>
        <TouchButton className={styles.action} icon={<MoreHorizontalRegular />} onClick={onMore}>
          {t('home.actions.more')}
        </TouchButton>
      </li>
    </ul>
  );
}
