import { Toast, ToastTitle, useToastController } from '@fluentui/react-components';

export const TOASTER_ID = 'notices';

/** A short notice of what became of an act whose place on the page is gone by then. Other failures stay beside their control. */
export function useNotify(): (text: string, intent?: 'success' | 'warning') => void {
  const { dispatchToast } = useToastController(TOASTER_ID);
  return (text, intent = 'success') => {
    dispatchToast(
      <Toast>
        <ToastTitle>{text}</ToastTitle>
      </Toast>,
      { intent, timeout: intent === 'success' ? 6000 : 15_000 },
    );
  };
}
