/**
 * Fonts that are the same on every machine: Noto Sans in the versions that package-lock.json pins, as plain TrueType files, the
 * kind that Chromium takes from fontconfig for certain. They stand for Segoe UI, which only Windows has, and
 * which they are a little wider than: what fits with them fits there. Chinese and Japanese, of which the pictures show the names of
 * the languages alone, come from the Debian package that the tests need anyway; its file has been the same for years.
 */
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const WEIGHTS = ['400Regular', '600SemiBold', '700Bold'] as const;
const PACKAGES = [
  import.meta.resolve('@expo-google-fonts/noto-sans/package.json'),
  import.meta.resolve('@expo-google-fonts/noto-sans-arabic/package.json'),
  import.meta.resolve('@expo-google-fonts/noto-sans-mono/package.json'),
];
/** Debian's fonts-wqy-microhei, 0.2.0-beta. */
const CHINESE_AND_JAPANESE = '/usr/share/fonts/truetype/wqy';

/** What the page asks for, and what it gets. */
const STANDS_FOR = {
  'Segoe UI': 'Noto Sans',
  'Cascadia Mono': 'Noto Sans Mono',
  'Yu Gothic UI': 'WenQuanYi Micro Hei',
  'Microsoft YaHei UI': 'WenQuanYi Micro Hei',
  'system-ui': 'Noto Sans',
  'sans-serif': 'Noto Sans',
  monospace: 'Noto Sans Mono',
} as const;

export interface PinnedFonts {
  /** For the process that shall see these fonts and no others. */
  readonly env: Readonly<Record<string, string>>;
  readonly remove: () => Promise<void>;
}

/**
 * Writes a configuration and an empty cache of fontconfig's own.
 *
 * @throws Error where the fonts for Chinese and Japanese are not installed
 */
export async function pinnedFonts(): Promise<PinnedFonts> {
  await access(CHINESE_AND_JAPANESE).catch(() => {
    throw new Error(`No fonts in ${CHINESE_AND_JAPANESE}. Install them: apt-get install fonts-wqy-microhei`);
  });
  const folder = await mkdtemp(path.join(tmpdir(), 'roomkey-fonts-'));
  const file = path.join(folder, 'fonts.conf');
  await writeFile(file, configuration([...fontFolders(), CHINESE_AND_JAPANESE], path.join(folder, 'cache')));
  return {
    env: { FONTCONFIG_FILE: file },
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

function fontFolders(): string[] {
  return PACKAGES.flatMap((manifest) => {
    const home = path.dirname(fileURLToPath(manifest));
    return WEIGHTS.map((weight) => path.join(home, weight));
  });
}

function configuration(folders: readonly string[], cache: string): string {
  const set = (target: string, values: Readonly<Record<string, string>>) =>
    `<match target="${target}">${Object.entries(values)
      .map(([name, value]) => `<edit name="${name}" mode="assign">${value}</edit>`)
      .join('')}</match>`;
  // Bound as firmly as if the page had asked for it by name; Chromium refuses a mere resemblance.
  const replace = ([family, font]: [string, string]) =>
    `<match target="pattern"><test name="family"><string>${family}</string></test>` +
    `<edit name="family" mode="assign" binding="same"><string>${font}</string></edit></match>`;
  const plain = {
    antialias: '<bool>true</bool>',
    hinting: '<bool>false</bool>',
    autohint: '<bool>false</bool>',
    hintstyle: '<const>hintnone</const>',
    rgba: '<const>none</const>',
    lcdfilter: '<const>lcdnone</const>',
    embeddedbitmap: '<bool>false</bool>',
  };
  return [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>',
    ...folders.map((folder) => `<dir>${folder}</dir>`),
    `<cachedir>${cache}</cachedir>`,
    ...Object.entries(STANDS_FOR).map(replace),
    set('pattern', plain),
    set('font', plain),
    '</fontconfig>',
  ].join('\n');
}
