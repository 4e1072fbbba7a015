/** What the portal prints for those who started it. */

export interface PortalAddresses {
  /** Where consoles and browsers on this machine reach it. */
  readonly url: string;
  /** For one sign-in while there is no administrator; the plain sign-in page afterwards. */
  readonly signInLink: string;
}

/** Cuts a stream of text into lines; the last one counts once it has ended. */
export function lineReader(onLine: (line: string) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line.trimEnd());
  };
}

/** Hears each line of its standard output; answers with the addresses once all of them were printed. */
export function addressReader(): (line: string) => PortalAddresses | null {
  const found = new Map<string, string>();
  return (line) => {
    const [, label, value] = /^(Portal|Sign in): (\S+)$/.exec(line) ?? [];
    if (label !== undefined && value !== undefined) found.set(label, value);
    const [url, signInLink] = [found.get('Portal'), found.get('Sign in')];
    return url === undefined || signInLink === undefined ? null : { url, signInLink };
  };
}
