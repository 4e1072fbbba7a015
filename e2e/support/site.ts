/** A portal with its network, shared by the tests of one worker: starting one takes seconds, and rooms are plenty. */
import { Administrator } from './admin';
import { freePort } from './free-port';
import { type Network, startNetwork } from './network';
import { type PortalProcess, startPortalProcess } from './portal-process';

export interface Site {
  readonly portal: PortalProcess;
  readonly network: Network;
  readonly admin: Administrator;
  /** True once somebody has used the sign-in link that the portal printed. */
  hasAdministrator: boolean;
  /** As good as new for the next test; what was issued and decided stays. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export async function openSite(): Promise<Site> {
  const [port, portalPort] = [await freePort(), await freePort()];
  const network = await startNetwork(port, portalPort);
  try {
    const portal = await startPortalProcess(portalPort, network.url);
    const admin = new Administrator(portal.address, await portal.token());
    return {
      portal,
      network,
      admin,
      hasAdministrator: false,
      async reset() {
        if (!portal.isRunning()) await portal.start();
        await network.reset();
        await admin.disarm();
        await admin.setAutoApproval(false);
      },
      async close() {
        await network.close();
        await portal.remove();
      },
    };
  } catch (thrown) {
    await network.close();
    throw thrown;
  }
}
