import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console-context';
import { Advice } from '../../parts/advice';
import { DeviceFacts } from '../../parts/device-facts';
import { Facts } from '../../parts/facts';
import { StepPage } from '../../parts/step-page';
import { Ways } from '../../parts/ways';

const useStyles = makeStyles({
  /** A note is as long as its writer liked: it scrolls, and the rest of the page stays where it is. */
  note: {
    display: 'block',
    maxHeight: '8rem',
    overflowY: 'auto',
    scrollbarWidth: 'thin',
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: 'pre-line',
    ':focus-visible': { outline: `3px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** Step "The request was rejected": why, and what to do about it. */
export function Rejected() {
  const styles = useStyles();
  const { t } = useTranslation();
  const { rejection, device } = useConsole().view;
  const reason = rejection?.reason ?? null;
  const note = rejection?.note ?? null;
  const noteName = t('rejection.note');
  return (
    <StepPage
      step="rejected"
      tone="danger"
      actions={<Ways back={['startOver']} onward={['enterAnotherCode', 'manualSetup']} />}
    >
      <Facts
        facts={[
          {
            name: t('rejection.reason'),
            value: reason === null ? t('rejection.noReason') : t(`rejection.reasons.${reason}`),
          },
          ...(note === null
            ? []
            : [
                {
                  name: noteName,
                  value: (
                    // SECURITY: answers text from outside that turns the page around it: a direction of its own, plain text only.
                    <span className={styles.note} dir="auto" role="group" aria-label={noteName} tabIndex={0}>
                      {note}
                    </span>
                  ),
                },
              ]),
        ]}
      />
      <Advice>{t(`rejection.advice.${reason ?? 'Other'}`)}</Advice>
      {device !== null && <DeviceFacts device={device} />}
    </StepPage>
  );
}
