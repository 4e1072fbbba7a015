/** Settings that the console reads as more than a text. */

/** As Electron's `session.setProxy` takes it. */
export interface ProxyRules {
  readonly mode: 'system' | 'direct' | 'fixed_servers';
  readonly proxyRules?: string;
  readonly proxyBypassRules?: string;
}

export function readProxy(written: string, bypass: readonly string[]): ProxyRules {
  if (written === 'system' || written === 'direct') return { mode: written };
  return { mode: 'fixed_servers', proxyRules: written, proxyBypassRules: bypass.join(';') };
}
