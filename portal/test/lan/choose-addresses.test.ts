import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, test } from 'vitest';
import { isLoopbackAddress, isPrivateAddress } from '../../server/lan/address-ranges';
import { chooseAddresses, type Interfaces } from '../../server/lan/choose-addresses';

/** Addresses by interface, as they are written. */
function machine(table: Readonly<Record<string, readonly string[]>>): Interfaces {
  return Object.fromEntries(Object.entries(table).map(([name, addresses]) => [name, addresses.map(infoOf)]));
}

function infoOf(address: string): NetworkInterfaceInfo {
  const common = { address, netmask: '', mac: '00:00:00:00:00:00', internal: isLoopbackAddress(address), cidr: null };
  return address.includes(':') ? { ...common, family: 'IPv6', scopeid: 0 } : { ...common, family: 'IPv4' };
}

const LOOPBACK = { lo: ['127.0.0.1', '::1'] };

describe('what is served', () => {
  test.each<[what: string, table: Readonly<Record<string, readonly string[]>>, served: readonly string[]]>([
    ['no network at all', LOOPBACK, []],
    ['one Wi-Fi', { ...LOOPBACK, wlan0: ['192.168.1.20', 'fe80::1'] }, ['192.168.1.20']],
    [
      'cable and Wi-Fi, in the order of the system',
      { ...LOOPBACK, eth0: ['10.1.2.3'], wlan0: ['192.168.1.20'] },
      ['10.1.2.3', '192.168.1.20'],
    ],
    [
      'IPv4 before IPv6, an address that was made up last',
      { usb0: ['169.254.7.7'], en0: ['fd12:3456::7', '192.168.1.20', '2001:db8::1'] },
      ['192.168.1.20', 'fd12:3456::7', '169.254.7.7'],
    ],
    ['IPv6 alone', { en0: ['fd00::2', 'fe80::2'] }, ['fd00::2']],
    ['public addresses only', { eth0: ['203.0.113.9', '2001:db8::9'] }, []],
    ['what looks private but is not', { eth0: ['172.32.0.1', '192.169.0.1', '11.0.0.1', '100.64.0.1'] }, []],
    [
      'Docker, libvirt and a user’s own bridge',
      {
        docker0: ['172.17.0.1'],
        'br-0123456789ab': ['172.18.0.1'],
        virbr0: ['192.168.122.1'],
        br0: ['192.168.1.20'],
        veth12: ['169.254.9.9'],
      },
      ['192.168.1.20'],
    ],
    [
      'a VPN on Linux and on macOS',
      { wlp3s0: ['192.168.1.20'], tun0: ['10.8.0.6'], wg0: ['10.9.0.2'], utun4: ['10.10.0.2'] },
      ['192.168.1.20'],
    ],
    [
      'Windows',
      {
        'Wi-Fi': ['192.168.1.20'],
        'vEthernet (Default Switch)': ['172.29.16.1'],
        'vEthernet (WSL (Hyper-V firewall))': ['172.22.0.1'],
        'vEthernet (External)': ['10.0.0.7'],
        'VirtualBox Host-Only Network': ['192.168.56.1'],
        'VMware Network Adapter VMnet8': ['192.168.80.1'],
        'Contoso VPN': ['10.200.0.5'],
      },
      ['192.168.1.20', '10.0.0.7'],
    ],
    ['a phone’s hot-spot by cable', { bridge100: ['172.20.10.2'] }, ['172.20.10.2']],
    ['in a container', { eth0: ['172.17.0.2'] }, ['172.17.0.2']],
    ['the same address twice', { en0: ['10.0.0.1'], en1: ['10.0.0.1'] }, ['10.0.0.1']],
  ])('%s', (_, table, served) => {
    expect(chooseAddresses(machine(table), null).served).toEqual(served);
  });

  test('six at most; the others are named', () => {
    const addresses = Array.from({ length: 8 }, (_, index) => `10.0.0.${index}`);
    const { served, passedOver } = chooseAddresses(machine({ eth0: addresses }), null);
    expect(served).toEqual(addresses.slice(0, 6));
    expect(passedOver).toEqual([
      { address: '10.0.0.6', interfaceName: 'eth0', reason: 'tooMany' },
      { address: '10.0.0.7', interfaceName: 'eth0', reason: 'tooMany' },
    ]);
  });
});

test('what is passed over is told with its reason; loopback and link-local IPv6 go without saying', () => {
  const table = { ...LOOPBACK, eth0: ['203.0.113.9', 'fe80::9'], docker0: ['172.17.0.1'], tun0: ['10.8.0.6'] };
  expect(chooseAddresses(machine(table), null).passedOver).toEqual([
    { address: '203.0.113.9', interfaceName: 'eth0', reason: 'public' },
    { address: '172.17.0.1', interfaceName: 'docker0', reason: 'virtual' },
    { address: '10.8.0.6', interfaceName: 'tun0', reason: 'tunnel' },
  ]);
});

test('asked for by name: whatever interface it belongs to, in that order, while the machine has it', () => {
  const table = machine({ ...LOOPBACK, wlan0: ['192.168.1.20'], tun0: ['10.8.0.6'] });
  const { served, passedOver } = chooseAddresses(table, ['10.8.0.6', '10.0.0.1', '127.0.0.1']);
  expect(served).toEqual(['10.8.0.6', '127.0.0.1']);
  expect(passedOver).toEqual([]);
});

test('ranges end where they end', () => {
  const local = ['10.255.255.255', '172.16.0.0', '172.31.255.255', '192.168.0.0', '169.254.1.1', 'fdff::1', 'fc00::'];
  expect(local.filter((address) => !isPrivateAddress(address))).toEqual([]);
  const others = [
    '9.255.255.255',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.0.1',
    '::1',
    'fe80::1',
    'fe00::',
    '8.8.8.8',
  ];
  expect(others.filter(isPrivateAddress)).toEqual([]);
  expect(['127.0.0.1', '127.255.0.1', '::1'].every(isLoopbackAddress)).toBe(true);
  expect(['128.0.0.1', '::2', '10.0.0.1'].some(isLoopbackAddress)).toBe(false);
});
