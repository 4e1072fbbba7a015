import { makeStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { ClosingDialog } from '../../parts/closing-dialog';
import type { SampleMeeting } from './sample-meetings';

/** Actions of the real home that do nothing in a simulator. */
export type SampleAction = 'meetNow' | 'call' | 'share' | 'joinWithId' | 'whiteboard' | 'roomControls';

export type SampleName =
  { readonly action: SampleAction } | { readonly action: 'join'; readonly meeting: SampleMeeting['name'] };

const useStyles = makeStyles({ text: { margin: 0 } });

interface SampleDialogProps {
  readonly sample: SampleName;
  readonly onClose: () => void;
}

/** Says what a real room would do here. */
export function SampleDialog({ sample, onClose }: SampleDialogProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const title = sample.action === 'join' ? t(`home.meetings.${sample.meeting}`) : t(`home.actions.${sample.action}`);
  return (
    <ClosingDialog title={title} close={t('common.close')} onClose={onClose}>
      <p className={styles.text}>{t('home.explainSample')}</p>
      <p className={styles.text}>{t(`home.explain.${sample.action}`)}</p>
    </ClosingDialog>
  );
}
