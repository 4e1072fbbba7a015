import { useTranslation } from 'react-i18next';
import { Modal } from '../parts/modal';
import { TouchButton } from '../parts/touch-button';
import { CameraPicture } from './camera-picture';
import type { CodeScannerProps } from './code-scanner';
import { ScanMessage } from './scan-message';
import { useScanner } from './use-scanner';

/** What `CodeScanner` shows. A module of its own, because it brings the decoder along. */
export default function ScannerDialog({ accept, onFound, onClose }: CodeScannerProps) {
  const { t } = useTranslation();
  const { video, state, cameras, current, start } = useScanner(accept, onFound);
  const next = cameras[(cameras.findIndex(({ id }) => id === current?.id) + 1) % Math.max(1, cameras.length)];
  const live = state.at === 'looking' || state.at === 'starting';

  return (
    <Modal
      role="dialog"
      title={t('scan.title')}
      onEscape={onClose}
      actions={
        <>
          {live && cameras.length > 1 && next !== undefined && (
            <TouchButton appearance="secondary" onClick={() => start(next.id)}>
              {t('scan.otherCamera')}
            </TouchButton>
          )}
          {(state.at === 'failed' || state.at === 'paused') && (
            <TouchButton appearance="primary" onClick={() => start()}>
              {t('scan.again')}
            </TouchButton>
          )}
          <TouchButton appearance="secondary" onClick={onClose}>
            {t('scan.close')}
          </TouchButton>
        </>
      }
    >
      <CameraPicture video={video} state={state} name={cameras.length > 1 ? (current?.name ?? '') : ''} />
      <ScanMessage state={state} />
    </Modal>
  );
}
