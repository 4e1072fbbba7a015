/**
 * Certified Teams Rooms consoles that Roomkey can pretend to be. Vendors, products and computers follow the public table of
 * certified systems; which texts each computer's firmware reports is published for none but the ASUS one, so `make`, `model`,
 * `os` and the shapes of serial numbers are Roomkey's own guesses (`texts: 'guessed'`).
 */
import type { Random } from '../setup/machine/ports';
import type { DeviceIdentity } from './identity';

export interface DeviceProfile {
  /** What `--profile` takes. */
  readonly slug: string;
  readonly vendor: string;
  /** The product as it is sold: the console and what it comes with. */
  readonly product: string;
  /** What its firmware reports. */
  readonly make: string;
  readonly model: string;
  /** `#` stands for a digit, `*` for a letter or digit; anything else for itself. */
  readonly serialPattern: string;
  readonly os: string;
  readonly texts: 'documented' | 'guessed';
}

const WINDOWS_10 = 'Microsoft Windows 10 IoT Enterprise 10.0.19045';
const WINDOWS_11 = 'Microsoft Windows 11 IoT Enterprise 10.0.22631';

type Row = readonly [
  slug: string,
  vendor: string,
  product: string,
  make: string,
  model: string,
  serial: string,
  os: string,
];

const INTEL = 'Intel(R) Client Systems';
const DELL = 'Dell Inc.';

const ROWS: readonly Row[] = [
  ['logitech-tap-nuc', 'Logitech', 'Tap with Intel NUC', INTEL, 'NUC8i5BEK', 'G6BE########', WINDOWS_10],
  [
    'logitech-tap-tiger-canyon',
    'Logitech',
    'Tap with Tiger Canyon NUC',
    INTEL,
    'NUC11TNKi5',
    'G6TN########',
    WINDOWS_10,
  ],
  [
    'logitech-tap-arena',
    'Logitech',
    'Tap with Arena NUC',
    'ASUSTeK COMPUTER INC.',
    'NUC12WSKi5',
    'R#NRWS######',
    WINDOWS_11,
  ],
  ['logitech-tap-dell', 'Logitech', 'Tap with Dell OptiPlex 7000', DELL, 'OptiPlex 7000', '*******', WINDOWS_11],
  [
    'logitech-tap-lenovo',
    'Logitech',
    'Tap with Lenovo ThinkSmart Core',
    'LENOVO',
    '11LR0005US',
    'MJ0*****',
    WINDOWS_10,
  ],
  ['lenovo-hub-gen-2', 'Lenovo', 'ThinkSmart Hub Gen 2', 'LENOVO', '12AW0001US', 'PC2*****', WINDOWS_11],
  ['lenovo-core-full-room', 'Lenovo', 'ThinkSmart Core Full Room Kit', 'LENOVO', '11S30004US', 'MJ0*****', WINDOWS_10],
  ['lenovo-one', 'Lenovo', 'ThinkSmart One with Controller', 'LENOVO', '12BS0000US', 'PC3*****', WINDOWS_11],
  [
    'lenovo-core-ip-controller',
    'Lenovo',
    'ThinkSmart Core with IP Controller',
    'LENOVO',
    '12QN0000US',
    'MJ0*****',
    WINDOWS_11,
  ],
  ['hp-elite-slice-g2', 'HP', 'Elite Slice G2 Audio Ready', 'HP', 'HP Elite Slice G2', '8CC####***', WINDOWS_10],
  [
    'hp-presence-small',
    'HP',
    'Presence Small Space Solution',
    'HP',
    'HP Presence Mini Conferencing PC',
    '5CG####***',
    WINDOWS_10,
  ],
  ['poly-gc8-hp', 'Poly', 'GC8 with HP 800 G9', 'HP', 'HP Elite Mini 800 G9 Desktop PC', 'CZC####***', WINDOWS_11],
  [
    'poly-studio-g9-plus',
    'Poly',
    'Studio G9 Plus with TC10',
    'HP',
    'HP Mini Conferencing PC G9',
    'CZC####***',
    WINDOWS_11,
  ],
  ['poly-gc8-dell', 'Poly', 'GC8 with Dell OptiPlex 7080', DELL, 'OptiPlex 7080', '*******', WINDOWS_10],
  ['poly-g40-t', 'Poly', 'G40-T Kit', 'LENOVO', '11LR0006US', 'MJ0*****', WINDOWS_10],
  ['crestron-uc-b30-t', 'Crestron', 'Flex UC-B30-T', 'ASUSTeK Computer INC', '9934', 'L#PFAG######', WINDOWS_10],
  ['crestron-uc-c100-t', 'Crestron', 'Flex UC-C100-T', DELL, 'OptiPlex 7080', '*******', WINDOWS_10],
  ['crestron-uc-mx150-t', 'Crestron', 'Flex UC-MX150-T', INTEL, 'NUC8i5BEH', 'G6BE########', WINDOWS_10],
  ['crestron-uc-c160-t', 'Crestron', 'Flex UC-C160-T', INTEL, 'NUC8i7BEH', 'G6BE########', WINDOWS_10],
  [
    'crestron-uc-mm30-t',
    'Crestron',
    'Mercury Mini UC-MM30-T',
    'Crestron Electronics, Inc.',
    'UC-MM30-T',
    '########',
    WINDOWS_10,
  ],
  ['yealink-mvc640', 'Yealink', 'MVC640', 'Yealink', 'MCore', '80#####*########', WINDOWS_10],
  ['yealink-mvc940', 'Yealink', 'MVC940', 'Yealink', 'MCore', '80#####*########', WINDOWS_10],
  ['yealink-mvc-s60', 'Yealink', 'MVC S60', 'Yealink', 'MCore', '80#####*########', WINDOWS_11],
  ['yealink-mcore-3', 'Yealink', 'MCore 3 Kit', 'Yealink', 'MCore 3', '80#####*########', WINDOWS_11],
  ['maxhub-xcore', 'MAXHUB', 'XCore Kit', 'MAXHUB', 'XCore', 'XC##########', WINDOWS_11],
  ['viewsonic-trs10', 'ViewSonic', 'TeamJoin TRS10', 'ViewSonic', 'MPC310-W31-TU', 'XA#########', WINDOWS_11],
  ['surface-hub-3', 'Microsoft', 'Surface Hub 3', 'Microsoft Corporation', 'Surface Hub 3', '0###########', WINDOWS_11],
  [
    'surface-hub-2s',
    'Microsoft',
    'Surface Hub 2S',
    'Microsoft Corporation',
    'Surface Hub 2S',
    '0###########',
    WINDOWS_10,
  ],
];

/** The one computer whose name stands in the public table of certified peripherals. */
const DOCUMENTED: ReadonlySet<string> = new Set(['crestron-uc-b30-t']);

export const DEVICE_PROFILES: readonly DeviceProfile[] = ROWS.map(
  ([slug, vendor, product, make, model, serialPattern, os]) => ({
    slug,
    vendor,
    product,
    make,
    model,
    serialPattern,
    os,
    texts: DOCUMENTED.has(slug) ? 'documented' : 'guessed',
  }),
);

export function deviceProfile(slug: string): DeviceProfile | null {
  return DEVICE_PROFILES.find((profile) => profile.slug === slug) ?? null;
}

const DIGITS = '0123456789';
/** Without I, O and Q, which vendors leave out because people misread them. */
const LETTERS_AND_DIGITS = `${DIGITS}ABCDEFGHJKLMNPRSTUVWXYZ`;

/** A serial number of the profile's shape, drawn from `random`. */
export function drawSerial(pattern: string, random: Pick<Random, 'fraction'>): string {
  const draw = (from: string): string => from.charAt(Math.floor(random.fraction() * from.length));
  return pattern.replace(/[#*]/g, (place) => draw(place === '#' ? DIGITS : LETTERS_AND_DIGITS));
}

/** What a console of this profile says it is. */
export function identityOf(profile: DeviceProfile, random: Pick<Random, 'fraction'>): DeviceIdentity {
  return {
    make: profile.make,
    model: profile.model,
    serial: drawSerial(profile.serialPattern, random),
    os: profile.os,
    source: 'profile',
  };
}
