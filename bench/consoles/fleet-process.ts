/** The load generator for waiting consoles: a process of its own, ordered about and asked through Node's IPC. */
import { FleetOrderSchema, monotonicMs, type FleetNews, type FleetOrder } from './fleet-messages';
import { RoomConsole } from './room-console';

/** Consoles that enter their OTP at the same time; the others queue, so that setting the stage is no flood. */
const ENTERING = 16;

process.once('message', (order) => void run(FleetOrderSchema.parse(order)));
process.once('disconnect', () => process.exit(0));

function tell(news: FleetNews): void {
  process.send?.(news);
}

async function run({ portal, otps, afterApproval }: FleetOrder): Promise<void> {
  const requestIds: string[] = [];
  let waiting = 0;
  async function enterAndWait(index: number): Promise<void> {
    const console = new RoomConsole(portal);
    requestIds[index] = await console.enter(otps[index] ?? '');
    await new Promise<void>((held) => {
      void finish(console, index, afterApproval, held);
    });
    waiting += 1;
    if (waiting === otps.length) tell({ kind: 'waiting', requestIds });
  }
  let next = 0;
  async function enterSome(): Promise<void> {
    while (next < otps.length) {
      const index = next;
      next += 1;
      await enterAndWait(index).catch((error: unknown) => tell({ kind: 'failed', index, why: String(error) }));
    }
  }
  await Promise.all(Array.from({ length: ENTERING }, enterSome));
}

async function finish(
  console: RoomConsole,
  index: number,
  afterApproval: FleetOrder['afterApproval'],
  onHeld: () => void,
): Promise<void> {
  try {
    await console.awaitApproval(onHeld);
    const answeredAt = monotonicMs();
    const jwe = await console.fetchCredential();
    if (afterApproval === 'store') await console.decrypt(jwe);
    tell({ kind: 'done', index, answeredAt, storedAt: monotonicMs() });
    if (afterApproval === 'store') await console.acknowledge();
  } catch (error) {
    tell({ kind: 'failed', index, why: String(error) });
  } finally {
    console.close();
  }
}
