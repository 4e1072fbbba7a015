/** The presenter's card: which code can be typed now, the exit PIN, where the portal is. */
import type { DemoCard } from '@roomkey/shared/ipc/demo-desk';
import type { OtpDesk, ReadyOtp } from '../../adapters/demo-portal/ready-otp';
import type { Desk } from './desk-window';

/** How often the portal is asked whether the code on the card still holds. */
const LOOK_MS = 2_000;

interface CardParts {
  readonly desk: Pick<Desk, 'show'>;
  readonly otps: OtpDesk;
  readonly facts: Pick<DemoCard, 'exitPin' | 'portalUrl' | 'signInLink'>;
}

export interface Card {
  /** Shows it, with a code that can be typed. */
  open(): Promise<void>;
  /** Says that a kiosk waits, for so many seconds or for a press; null: it does not. */
  setKiosk(kiosk: DemoCard['kiosk']): void;
  newOtp(): Promise<void>;
  close(): void;
}

export function createCard({ desk, otps, facts }: CardParts): Card {
  let otp: ReadyOtp | null = null;
  let kiosk: DemoCard['kiosk'] = null;
  let looking: NodeJS.Timeout | undefined;
  let isClosed = false;

  const show = () => desk.show({ phase: 'ready', otp, kiosk, ...facts });

  /** A portal that is away for a moment leaves the card as it is. */
  async function take(next: () => Promise<ReadyOtp | null>): Promise<void> {
    const found = await next().catch(() => otp);
    if (found === otp || isClosed) return;
    otp = found;
    show();
  }

  function lookAgain(): void {
    looking = setTimeout(() => {
      void take(() => otps.find()).then(() => {
        if (!isClosed) lookAgain();
      });
    }, LOOK_MS);
  }

  return {
    async open() {
      await take(async () => (await otps.find()) ?? (await otps.generate()));
      show();
      lookAgain();
    },
    setKiosk(next) {
      kiosk = next;
      show();
    },
    newOtp: () => take(() => otps.generate()),
    close() {
      isClosed = true;
      clearTimeout(looking);
    },
  };
}
