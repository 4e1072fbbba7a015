/** `--lan`: the portal at this machine's private addresses, as they come and go. */
import type { PortalContext } from '../context';
import type { LocalAuthority } from './authority';
import { chooseAddresses, type Choice, type Interfaces } from './choose-addresses';
import { serveAddress, type ServedAddress } from './serve-address';

/** Own: a presenter who changes the Wi-Fi looks up once. In ms. */
const LOOK_MS = 3_000;

export interface LanAddress {
  readonly url: string;
  /** SHA-256 of the certificate that is shown there, 64 hexadecimal digits. */
  readonly fingerprint: string;
}

interface LocalNetworkParts {
  readonly authority: LocalAuthority;
  readonly interfaces: () => Interfaces;
  /** At these addresses alone; null: `chooseAddresses` decides. */
  readonly only: readonly string[] | null;
  /** How often it looks whether they have changed. */
  readonly lookMs?: number;
}

export class LocalNetwork {
  readonly authority: LocalAuthority;
  readonly #parts: LocalNetworkParts;
  readonly #served = new Map<string, ServedAddress>();
  readonly #listeners = new Set<() => void>();
  #choice: Choice = { served: [], passedOver: [] };
  /** Addresses that could not be served, with the reason, so that it is logged once. */
  readonly #refused = new Map<string, string>();
  readonly #closing = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> | null = null;
  #told = '';

  constructor(parts: LocalNetworkParts) {
    this.#parts = parts;
    this.authority = parts.authority;
  }

  /** Where it is served now, best first. */
  addresses(): readonly LanAddress[] {
    return this.#choice.served.flatMap((address) => {
      const served = this.#served.get(address);
      return served === undefined ? [] : [{ url: served.url, fingerprint: served.fingerprint() }];
    });
  }

  passedOver(): Choice['passedOver'] {
    return this.#choice.passedOver;
  }

  /** Calls back when addresses or certificates have changed. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Serves what there is now, and looks again and again whether that has changed. `port`: the same at each address. */
  async serve(ctx: PortalContext, port: number): Promise<void> {
    await this.#look(ctx, port);
    this.#told = this.#state();
    this.#timer = setInterval(() => {
      this.#looking ??= this.#look(ctx, port).finally(() => {
        this.#looking = null;
      });
    }, this.#parts.lookMs ?? LOOK_MS).unref();
  }

  async close(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#looking;
    for (const address of this.#served.keys()) this.#leave(address);
    await Promise.all(this.#closing);
  }

  async #look(ctx: PortalContext, port: number): Promise<void> {
    const choice = chooseAddresses(this.#parts.interfaces(), this.#parts.only);
    for (const address of this.#served.keys()) if (!choice.served.includes(address)) this.#leave(address);
    for (const address of choice.served) {
      try {
        await this.#serveAt(address, ctx, port);
        this.#refused.delete(address);
      } catch (error) {
        // A new IPv6 address is not ready at once; the next look tries again.
        const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
        if (this.#refused.get(address) !== reason) ctx.log.warn({ address, reason }, 'cannot be served on the network');
        this.#refused.set(address, reason);
      }
    }
    this.#choice = choice;
    if (this.#timer !== null) this.#tell();
  }

  async #serveAt(address: string, ctx: PortalContext, port: number): Promise<void> {
    const certificate = await this.authority.serverCertificate(address);
    const served = this.#served.get(address);
    if (served === undefined) this.#served.set(address, await serveAddress(ctx, address, port, certificate));
    else served.renew(certificate);
  }

  /** Running requests are answered, if that is still possible. */
  #leave(address: string): void {
    const closed = this.#served.get(address)?.close() ?? Promise.resolve();
    this.#served.delete(address);
    this.#closing.add(closed);
    void closed.finally(() => this.#closing.delete(closed));
  }

  #state(): string {
    return JSON.stringify([this.addresses(), this.passedOver()]);
  }

  #tell(): void {
    const state = this.#state();
    if (state === this.#told) return;
    this.#told = state;
    for (const listener of this.#listeners) listener();
  }
}
