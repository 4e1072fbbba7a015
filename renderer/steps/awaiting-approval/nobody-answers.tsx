import { makeStyles, tokens } from '@fluentui/react-components';
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import type { RequestView } from '@roomkey/shared/setup/contract/view';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClosingDialog } from '../../parts/closing-dialog';
import { TouchButton } from '../../parts/touch-button';
import { useFormat } from '../../text/format';
import { useApproverPlace } from './approver-place';

const useStyles = makeStyles({
  text: { margin: 0 },
  message: {
    margin: 0,
    paddingBlock: tokens.spacingVerticalM,
    paddingInline: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    borderInlineStartWidth: '4px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorBrandStroke1,
    backgroundColor: tokens.colorNeutralBackground3,
    lineHeight: tokens.lineHeightBase500,
    overflowWrap: 'anywhere',
    userSelect: 'text',
  },
});

/** What to do when the approval does not come: whom to call, and what to tell them, word for word. */
export function NobodyAnswers({ request }: { readonly request: RequestView }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const place = useApproverPlace();
  const [open, setOpen] = useState(false);
  return (
    <>
      <TouchButton appearance="subtle" icon={<QuestionCircleRegular />} onClick={() => setOpen(true)}>
        {t('waiting.help.open')}
      </TouchButton>
      {open && (
        <ClosingDialog title={t('waiting.help.title')} close={t('waiting.help.close')} onClose={() => setOpen(false)}>
          <p className={styles.text}>{t('waiting.help.call')}</p>
          <blockquote className={styles.message}>
            {t('waiting.help.message', {
              requestId: request.requestId,
              room: request.roomName,
              code: request.userCode,
              place,
              time: format.time(request.expiresAt),
            })}
          </blockquote>
        </ClosingDialog>
      )}
    </>
  );
}
