/** A kiosk from source whose page crashes, hangs or is stopped: how long until a new one stands there and answers. */
import { launchConsole } from '../e2e/console/launch';
import { type PageFault, timeUntilBack } from '../e2e/support/page-fault';
import type { Figure } from './figures';

const FAULTS: Readonly<Record<PageFault, string>> = {
  crash: 'a page that crashes',
  hang: 'a page that hangs',
  stop: 'a page whose process is stopped',
};

/** What a person at a kiosk waits without wondering. */
const TARGET_MS = 1_000;
/** A page that has just come up is given more time by the watch: nothing is measured until then. */
const SETTLED_AFTER_MS = 3_500;

/** `rounds`: how often each fault happens, each time to a console of its own. */
export async function measureRecovery(rounds: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const fault of Object.keys(FAULTS) as PageFault[]) {
    const values: number[] = [];
    for (let round = 0; round < rounds; round += 1) values.push(await recoverOnce(fault));
    figures.push({ what: `${FAULTS[fault]}: back, and answers`, unit: 'ms', values, target: { atMost: TARGET_MS } });
  }
  return figures;
}

async function recoverOnce(fault: PageFault): Promise<number> {
  const { app, page, kill9 } = await launchConsole({
    args: ['--kiosk', '--locale', 'en'],
    env: { ROOMKEY_EXIT_PIN: '493817' },
  });
  try {
    await page.waitForFunction((after) => performance.now() > after, SETTLED_AFTER_MS);
    return await timeUntilBack(app, fault);
  } finally {
    await kill9();
  }
}
