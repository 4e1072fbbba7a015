/** Who calls. */
import { PAGE_ORIGIN } from '../assets/serve';

/** The little of Electron's `WebFrameMain` that the check looks at. */
interface Frame {
  readonly origin: string;
  readonly url: string;
}
interface Sender {
  readonly id: number;
  readonly mainFrame: Frame;
}

/**
 * SECURITY: checklist item 17. True only for the main frame of a window of ours that still shows our page. A frame that is
 * gone (null) or that does not say where it comes from is refused.
 */
export function isTrustedSender(sender: Sender, frame: Frame | null, isKnown: (id: number) => boolean): boolean {
  return (
    isKnown(sender.id) &&
    frame !== null &&
    frame === sender.mainFrame &&
    frame.origin === PAGE_ORIGIN &&
    frame.url.startsWith(`${PAGE_ORIGIN}/`)
  );
}
