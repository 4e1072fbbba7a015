import { useConsole } from '../../console-context';

/** Where requests stand in the portal, in the words of its navigation: it speaks English only. */
const QUEUE = 'Planning › Awaiting OTP Approval';

/** The portal's address and the way to its queue, as an administrator would type and click it. */
export function useApproverPlace(): string {
  const { portal } = useConsole().view;
  return portal !== null && URL.canParse(portal.url) ? `${new URL(portal.url).host} › ${QUEUE}` : QUEUE;
}
