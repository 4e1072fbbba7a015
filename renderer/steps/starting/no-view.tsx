import { makeStyles } from '@fluentui/react-components';
import type { IpcErrorCode } from '@roomkey/shared/ipc/contract';
import { useTranslation } from 'react-i18next';
import { ErrorMessage } from '../../parts/error-message';
import { StepPage } from '../../parts/step-page';
import { TouchButton } from '../../parts/touch-button';

const useStyles = makeStyles({ end: { display: 'flex', justifyContent: 'flex-end' } });

interface NoViewProps {
  readonly code: IpcErrorCode;
  readonly onRetry: () => void;
}

/** The console did not answer the page's first question: there is nothing to show but that. */
export function NoView({ code, onRetry }: NoViewProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <StepPage
      step="starting"
      tone="danger"
      message={<ErrorMessage error={{ code, params: {} }} />}
      actions={
        <div className={styles.end}>
          <TouchButton appearance="primary" onClick={onRetry}>
            {t('intents.retry')}
          </TouchButton>
        </div>
      }
    />
  );
}
