import { DismissCircleRegular } from '@fluentui/react-icons/svg/dismiss-circle';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console-context';
import { DeviceFacts } from '../../parts/device-facts';
import { Facts } from '../../parts/facts';
import { StepPage } from '../../parts/step-page';
import { Advice } from '../../parts/advice';
import { Ways } from '../../parts/ways';

/** Step "The request was rejected": why, and what to do about it. */
export function Rejected() {
  const { t } = useTranslation();
  const { rejection, device } = useConsole().view;
  const reason = rejection?.reason ?? null;
  const note = rejection?.note ?? null;
  return (
    <StepPage
      step="rejected"
      icon={<DismissCircleRegular />}
      beside={
        <Facts
          facts={[
            {
              name: t('rejection.reason'),
              value: reason === null ? t('rejection.noReason') : t(`rejection.reasons.${reason}`),
            },
            ...(note === null ? [] : [{ name: t('rejection.note'), value: note }]),
          ]}
        />
      }
      actions={<Ways back={['startOver']} onward={['enterAnotherCode', 'manualSetup']} />}
    >
      <Advice>{t(`rejection.advice.${reason ?? 'Other'}`)}</Advice>
      {device !== null && <DeviceFacts device={device} />}
    </StepPage>
  );
}
