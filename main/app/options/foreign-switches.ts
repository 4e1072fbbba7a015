/**
 * Which of Chromium's and Electron's own switches a packaged console takes. They have been read by Chromium before any code of
 * ours runs, so a console with another one ends at once: before `ready`, with neither window, portal nor keychain.
 */
import inspector from 'node:inspector';

/** What a room's hardware, display and assistive technology may need. Nothing here loosens anything. */
const HARMLESS: ReadonlySet<string> = new Set([
  ...['lang', 'high-dpi-support', 'force-device-scale-factor', 'force-color-profile', 'font-render-hinting'],
  ...['disable-gpu', 'disable-gpu-compositing', 'disable-software-rasterizer', 'use-gl', 'use-angle'],
  ...['ozone-platform', 'ozone-platform-hint', 'enable-wayland-ime', 'wayland-text-input-version', 'gtk-version'],
  ...['display', 'name', 'class', 'touch-events', 'disable-dev-shm-usage', 'password-store', 'disable-http2'],
  ...['force-renderer-accessibility', 'force-high-contrast', 'force-dark-mode', 'force-prefers-reduced-motion'],
]);

export interface StartFacts {
  /** Names of Roomkey's own switches. */
  readonly own: ReadonlySet<string>;
  readonly kiosk: boolean;
  readonly platform: NodeJS.Platform;
  /** Chromium's sandbox refuses root on Linux, so root needs `--no-sandbox`. */
  readonly root: boolean;
  /** A package whose fuse lets Node's inspector in: the twin that tests drive, never what people install. */
  readonly testBuild: boolean;
}

export function startFacts(own: ReadonlySet<string>, kiosk: boolean): StartFacts {
  return {
    own,
    kiosk,
    platform: process.platform,
    root: process.platform === 'linux' && process.getuid?.() === 0,
    testBuild: inspector.url() !== undefined,
  };
}

/**
 * SECURITY: answers a console that is started with its guards off: a debugging port, an extension, no web security, another
 * proxy, other hosts, certificates of anybody (`--ignore-certificate-errors`), keys of TLS in a file. What is not listed is
 * refused, also what a later Chromium invents. Outside of a kiosk a person may ask for the debugging port of their own console.
 */
export function refusedSwitches(args: readonly string[], facts: StartFacts): readonly string[] {
  if (facts.testBuild) return [];
  const names = switchNames(args, facts.platform);
  return [...new Set(names)].filter(
    (name) =>
      !facts.own.has(name) &&
      !HARMLESS.has(name) &&
      !(name === 'no-sandbox' && facts.root) &&
      !(name === 'remote-debugging-port' && !facts.kiosk),
  );
}

/** As Chromium reads them: one dash or two, on Windows a slash as well and in any case; what follows a bare `--` is no switch. */
function switchNames(args: readonly string[], platform: NodeJS.Platform): string[] {
  const end = args.indexOf('--');
  const prefix = platform === 'win32' ? /^(?:--|-|\/)(?<name>[^=]+)/ : /^(?:--|-)(?<name>[^=]+)/;
  return (end < 0 ? args : args.slice(0, end)).flatMap((argument) => {
    const name = prefix.exec(argument)?.groups?.['name'];
    if (name === undefined) return [];
    return [platform === 'win32' ? name.toLowerCase() : name];
  });
}
