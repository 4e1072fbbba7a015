/**
 * At which of this machine's addresses the portal is served to the local network. A pure function of the list that the
 * operating system gives.
 */
import type { NetworkInterfaceInfo } from 'node:os';
import { isLoopbackAddress, isPrivateAddress } from './address-ranges';

/** As `os.networkInterfaces()` gives it: interfaces that are up. */
export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** Why an address is not served. */
type Reason =
  /** Anybody on the internet may reach it. */
  | 'public'
  /** It leads into somebody else's network: a VPN. */
  | 'tunnel'
  /** Only containers and virtual machines of this machine reach it. */
  | 'virtual'
  /** Own limit. */
  | 'tooMany';

interface PassedOver {
  readonly address: string;
  readonly interfaceName: string;
  readonly reason: Reason;
}

export interface Choice {
  /** Best first: what a phone reaches most likely. */
  readonly served: readonly string[];
  readonly passedOver: readonly PassedOver[];
}

/** Own: more than any machine of a presenter has; each costs an HTTP server. */
const MOST = 6;

/** Linux, macOS and Windows name what leads into a VPN. */
const TUNNEL =
  /^(tun|tap|wg|utun|ppp|ipsec|zt|tailscale|nordlynx|gpd|cscotun|ham)\d*|vpn|tap-windows|wireguard|tunnel/i;
/** Docker, Podman, LXC, Kubernetes, libvirt, VirtualBox, VMware, Hyper-V's own networks, WSL. */
const VIRTUAL =
  /^(docker|podman|cni|flannel|cali|virbr|lxcbr|lxdbr|incusbr|vboxnet|vmnet)|^br-[0-9a-f]{12}$|^veth\w*$|VirtualBox Host-Only|VMware Network Adapter|^vEthernet \((Default Switch|WSL|nat)/i;

/**
 * @param only serve these alone, in this order, where the machine has them, whatever interface they belong to; null: choose.
 */
export function chooseAddresses(interfaces: Interfaces, only: readonly string[] | null): Choice {
  const all = Object.entries(interfaces).flatMap(([interfaceName, infos = []]) =>
    infos.map(({ address, internal }) => ({ address, interfaceName, internal })),
  );
  if (only !== null) {
    const had = new Set(all.map(({ address }) => address));
    return { served: only.filter((address) => had.has(address)).slice(0, MOST), passedOver: [] };
  }
  const served: string[] = [];
  const passedOver: PassedOver[] = [];
  for (const { address, interfaceName, internal } of all) {
    // Link-local IPv6 addresses need a zone, which browsers' addresses cannot carry.
    if (internal || isLoopbackAddress(address) || /^fe[89ab]/i.test(address)) continue;
    const reason = reasonAgainst(address, interfaceName);
    if (reason !== null) passedOver.push({ address, interfaceName, reason });
    else if (!served.includes(address)) served.push(address);
  }
  served.sort((one, other) => rankOf(one) - rankOf(other));
  const more = served.splice(MOST).map((address) => ({
    address,
    interfaceName: all.find((each) => each.address === address)?.interfaceName ?? '',
    reason: 'tooMany' as const,
  }));
  return { served, passedOver: [...passedOver, ...more] };
}

function reasonAgainst(address: string, interfaceName: string): Reason | null {
  // SECURITY: answers a portal of a demo on the internet: public addresses are never listened at.
  if (!isPrivateAddress(address)) return 'public';
  if (VIRTUAL.test(interfaceName)) return 'virtual';
  // SECURITY: answers strangers of a company's network that a VPN leads to: they are not the people in the room.
  return TUNNEL.test(interfaceName) ? 'tunnel' : null;
}

/** IPv4 first, because people can type it; what an interface made up for want of a router (RFC 3927) last. */
function rankOf(address: string): number {
  if (address.startsWith('169.254.')) return 2;
  return address.includes(':') ? 1 : 0;
}
