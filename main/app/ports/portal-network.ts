/** The console's way to its portal over Chromium's network: which proxy it takes, and which certificates. */
import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { ProxyConfig, Session } from 'electron';
import { SetupFailure } from '@roomkey/shared/setup/contract/errors';
import type { ConnectStage } from '@roomkey/shared/setup/contract/view';
import type { Clock } from '@roomkey/shared/setup/machine/ports';
import { judgeCertificate } from '../../adapters/portal/certificates/judge-certificate';
import { classifyFailure } from '../../adapters/portal/failure-classifier';
import type { PortalWay } from '../../adapters/portal/portal-client';
import type { FetchLike } from '../../adapters/portal/transport';
import type { AppLog } from '../app-log';
import { chainOf } from '../security/certificate-chain';

interface NetworkParts {
  readonly proxy: ProxyConfig;
  /** The configuration's own authorities. */
  readonly authorities: readonly X509Certificate[];
  /** Makes a session in memory that nothing was asked of yet. */
  readonly newSession: () => Session;
  readonly clock: Pick<Clock, 'now'>;
  readonly note: AppLog['note'];
}

interface Policy {
  /** The portal's own; null before there is one. */
  readonly hostname: string | null;
  readonly pin: string | null;
  readonly publicOnly: boolean;
}

/** A session that takes certificates by one policy. */
interface Line {
  readonly session: Session;
  /** Why the last certificate was refused that this session was shown. */
  refusal: SetupFailure | null;
  /** Where the last answer led that was not followed. */
  redirectedTo: string | null;
  /** The stage that is reached when a certificate is shown, and when it is taken. */
  onStage: ((stage: ConnectStage) => void) | null;
}

/** Taken by Electron's certificate verifier: take it, refuse it, keep Chromium's own verdict. */
const TAKE = 0;
const REFUSE = -2;
const AS_CHROMIUM = -3;

export interface PortalNetwork extends PortalWay {
  readonly fetch: FetchLike;
}

/**
 * SECURITY: answers verdicts that outlive their reason: Chromium remembers what a session's verifier said of a certificate, and
 * keeps connections open (Electron 33; tested). So each policy gets a session of its own, in memory, and another policy never
 * sees the connections or verdicts of this one.
 */
export function createPortalNetwork({ newSession, clock, note, proxy, authorities }: NetworkParts): PortalNetwork {
  const lines = new Map<string, Promise<Line>>();
  let current = lineFor({ hostname: null, pin: null, publicOnly: false });

  function lineFor(policy: Policy): Promise<Line> {
    const key = JSON.stringify(policy);
    const line = lines.get(key) ?? openLine(policy);
    lines.set(key, line);
    return line;
  }

  async function openLine(policy: Policy): Promise<Line> {
    const session = newSession();
    const line: Line = { session, refusal: null, redirectedTo: null, onStage: null };
    session.setCertificateVerifyProc(({ hostname, certificate, verificationResult, isIssuedByKnownRoot }, answer) => {
      // SECURITY: answers a proxy that shows a certificate too: what was agreed for the portal holds for the portal's name alone.
      if (hostname !== policy.hostname) {
        answer(AS_CHROMIUM);
        return;
      }
      line.onStage?.('protect');
      const presented = { hostname, chain: chainOf(certificate), verificationResult, isIssuedByKnownRoot };
      const refusal = judgeCertificate(presented, { ...policy, authorities }, clock.now());
      line.refusal = refusal;
      if (refusal === null) line.onStage?.('ask');
      else note('certificate.refused', refusal.code);
      const trusted = verificationResult === 'net::OK';
      if (refusal === null) answer(trusted ? AS_CHROMIUM : TAKE);
      else answer(trusted ? REFUSE : AS_CHROMIUM);
    });
    session.webRequest.onBeforeRedirect(({ redirectURL }) => {
      line.redirectedTo = URL.canParse(redirectURL) ? new URL(redirectURL).host : null;
    });
    await session.setProxy(proxy);
    await untilProxyIsTaken(session, proxy);
    return line;
  }

  return {
    async fetch(url, init) {
      const line = await current;
      try {
        return await line.session.fetch(url, init);
      } catch (thrown) {
        throw explained(thrown, line, url);
      }
    },

    async begin({ origin, pin, onStage }, signal) {
      current = lineFor({ hostname: hostnameOf(origin), pin, publicOnly: true });
      const line = await current;
      await findName(line.session, origin);
      signal.throwIfAborted();
      onStage('reach');
      line.onStage = onStage;
      return () => {
        line.onStage = null;
      };
    },

    trust(portalUrl, pin) {
      current = lineFor({ hostname: hostnameOf(portalUrl), pin, publicOnly: false });
    },
  };
}

/** A name that nobody has (RFC 2606), so that no exception of a configuration is meant for it. */
const ANYWHERE = 'https://anywhere.invalid';
/** Milliseconds between two looks, and how many of them. */
const LOOK_MS = 25;
const LOOKS = 80;

/**
 * On a busy machine Electron says that a proxy is set before Chromium's network service has it (Electron 33; seen): for that
 * moment requests would go past it, and names that only the proxy knows would not be found.
 */
async function untilProxyIsTaken(session: Session, { mode, proxyRules }: ProxyConfig): Promise<void> {
  if (mode !== 'fixed_servers' || proxyRules === undefined || proxyRules.includes('direct://')) return;
  for (let look = 0; look < LOOKS; look += 1) {
    if ((await session.resolveProxy(ANYWHERE)) !== 'DIRECT') return;
    await pause(LOOK_MS);
  }
}

/** Behind a proxy it is the proxy that finds names. Rejects with `portal.nameNotFound`. */
async function findName(session: Session, origin: string): Promise<void> {
  const hostname = hostnameOf(origin);
  if (isIP(hostname) !== 0 || (await session.resolveProxy(origin)) !== 'DIRECT') return;
  try {
    await session.resolveHost(hostname);
  } catch (thrown) {
    const failure = classifyFailure(thrown, origin);
    throw failure.code === 'portal.nameNotFound' ? new SetupFailure(failure.code, { host: hostname }) : failure;
  }
}

/** What is known beyond the error that a fetch throws. */
function explained(thrown: unknown, { refusal, redirectedTo }: Line, url: string): unknown {
  // Also the refusals that Chromium remembers, for which nobody is asked again.
  const wasRefused = thrown instanceof Error && /\bnet::ERR_(FAILED|CERT_\w+)/.test(thrown.message);
  if (wasRefused && refusal !== null) return refusal;
  const failure = classifyFailure(thrown, url);
  const isRedirect = failure.code === 'portal.redirected' && redirectedTo !== null;
  return isRedirect ? new SetupFailure(failure.code, { to: redirectedTo }) : thrown;
}

/** As Chromium names it to the verifier: IPv6 addresses without brackets. */
const hostnameOf = (address: string): string => new URL(address).hostname.replace(/^\[|\]$/g, '');
