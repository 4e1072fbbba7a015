import { QrCodeRegular } from '@fluentui/react-icons/svg/qr-code';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TouchButton } from '../parts/touch-button';
import { CodeScanner, type CodeScannerProps } from './code-scanner';
import { useHasCamera } from './use-has-camera';

interface ScanButtonProps extends Omit<CodeScannerProps, 'onClose'> {
  readonly disabled?: boolean;
}

/** Offers to scan a QR code, where there is a camera. Nothing is asked for or switched on before it is pressed. */
export function ScanButton({ accept, onFound, disabled = false }: ScanButtonProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const has = useHasCamera();
  if (!has && !open) return null;
  return (
    <>
      <TouchButton
        appearance="secondary"
        icon={<QrCodeRegular />}
        disabledFocusable={disabled}
        onClick={() => setOpen(!disabled)}
      >
        {t('scan.open')}
      </TouchButton>
      {open && !disabled && (
        <CodeScanner
          accept={accept}
          onFound={(value) => {
            setOpen(false);
            onFound(value);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
