import { lazy, Suspense } from 'react';

export interface CodeScannerProps {
  /** What a scanned text stands for, or null when it is not for this step; then the person is told, and scanning goes on. */
  readonly accept: (text: string) => string | null;
  /** Called once, with what `accept` made of the code; the camera is off by then. Close the dialog here. */
  readonly onFound: (value: string) => void;
  /** The person gave up. */
  readonly onClose: () => void;
}

const ScannerDialog = lazy(() => import('./scanner-dialog'));

/**
 * A dialog that scans a QR code with a camera. Render it while it is wanted: the camera is on from then until a code is found
 * or the dialog goes away. The console allows the camera only in the steps that main/app/security/camera.ts names.
 *
 * SECURITY: answers codes with addresses in them: a text goes to `accept` and nowhere else; nothing is opened or fetched.
 */
export function CodeScanner(props: CodeScannerProps) {
  return (
    <Suspense fallback={null}>
      <ScannerDialog {...props} />
    </Suspense>
  );
}
