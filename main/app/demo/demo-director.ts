/**
 * The demo's director: takes orders from the presenter through the portal, plays stories, and gives the console away to whoever
 * touches it. Loaded on its own, and in no ordinary package.
 */
import type { DemoCommand, DemoOutcome, DirectorStatus } from '@roomkey/shared/protocol/admin/demo';
import type { Vault } from '@roomkey/shared/setup/machine/ports';
import type { SecretBox } from '@roomkey/shared/setup/machine/secret-box';
import type { SetupSession } from '@roomkey/shared/setup/machine/session';
import { ZodError } from 'zod';
import type { AppLog } from '../app-log';
import type { Handler } from '../ipc/checked';
import { pushDemoView } from '../ipc/register';
import type { DemoOptions } from '../options/demo-options';
import type { PortalNetwork } from '../ports/portal-network';
import type { KnownPages } from '../windows';
import { captionText } from './captions';
import { createConsoleControl, type ConsoleControl } from './console-control';
import { createDemoStage } from './demo-stage';
import { followOrders, tellStatus } from './director-link';
import { createDirectorPortal, type DirectorPortal } from './director-portal';
import { createDirectorTokens } from './director-tokens';
import { createFakeCable, createFakeLock, type FakeCable } from './faults';
import { createDemoHandlers } from './handlers';
import { jumpTo } from './jump';
import { memoryNow } from './memory';
import { createPace } from './pace';
import { createPagePresses } from './page-presses';
import { createShow, type PlayCommand } from './show';
import { playStory } from './story-player';

interface BeginParts {
  readonly session: SetupSession;
  readonly secrets: Pick<SecretBox, 'put'>;
  readonly pages: KnownPages;
  readonly portalUrl: string;
  readonly untouchedMs: () => number;
}

export interface Demo {
  /** The setup's way to the portal, with a cable that a presenter can pull. Call once. */
  withCable(network: PortalNetwork): PortalNetwork;
  /** The keychain, with a lock that a presenter can turn. */
  readonly withLock: <V extends Vault>(vault: V) => V;
  readonly handlers: Readonly<Record<string, Handler>>;
  /** Follows the presenter from now on, and begins with the stories where that was asked for. */
  begin(parts: BeginParts): void;
  end(): Promise<void>;
}

const EVERYTHING: PlayCommand = { kind: 'play', story: 'all', loop: true };

/** `token`: what stood in the file at the start. */
export function createDemo(options: DemoOptions, token: string, note: AppLog['note']): Demo {
  const stage = createDemoStage(options.countdownSeconds);
  const presses = createPagePresses(stage);
  const pace = createPace(options.speed);
  const lock = createFakeLock();
  const ending = new AbortController();
  let cable: FakeCable | null = null;
  let touched = (): void => undefined;
  let end = (): Promise<void> => Promise.resolve();

  function begin(parts: BeginParts): void {
    const { session, pages, portalUrl: url, untouchedMs } = parts;
    if (cable === null) throw new Error('the demo has no network');
    const plugged = cable;
    const { fetch } = plugged.direct;
    const portal = createDirectorPortal({
      url,
      fetch,
      tokens: createDirectorTokens({ first: token, file: options.tokenFile, url, fetch }),
    });
    const console = createConsoleControl(session);
    const mend = () => {
      plugged.put(true);
      lock.lock(false);
    };
    const reset = timedReset({ console, portal, note, mend });
    const handOverText = () => captionText({ of: 'demo', key: 'handedOverBriefly' }, session.view().locale) ?? '';
    const show = createShow({
      stage,
      idleSeconds: options.idleSeconds,
      untouchedMs,
      // At the speed of people, whatever the speed of the story.
      handOverMs: () => createPace(1).captionMs(handOverText()),
      play: (story, signal) =>
        playStory(story, { stage, console, portal, presses, cable: plugged, pace, reset }, signal),
      onPlayed: (story, seconds) => note('demo.played', JSON.stringify({ story, seconds, ...memoryNow() })),
      onFailed: (story, thrown) => note('demo.storyFailed', `${story}: ${reasonOf(thrown)}`.slice(0, 200)),
    });

    const status = (): DirectorStatus => {
      const { step, locale, request, account } = session.view();
      const { mode, story, scene, caption, takesOverIn, played } = stage.state();
      return {
        step,
        roomName: account?.roomName ?? request?.roomName ?? null,
        ...{ mode, story, scene, takesOverIn, played },
        caption: captionText(caption, locale),
        online: plugged.isIn(),
        keychainLocked: lock.isLocked(),
      };
    };
    const link = tellStatus({ portal, status, signal: ending.signal });

    async function act(command: DemoCommand): Promise<void> {
      switch (command.kind) {
        case 'play':
          return show.start(command);
        case 'stop':
          return show.instead(() => Promise.resolve());
        case 'jump':
          return show.instead((signal) =>
            jumpTo(command.to, { console, portal, secrets: parts.secrets, reset }, signal),
          );
        case 'reset':
          await show.instead(reset);
          break;
        case 'network':
          plugged.put(command.online);
          link.changed();
          break;
        case 'keychain':
          lock.lock(command.locked);
          link.changed();
      }
    }

    async function execute(command: DemoCommand): Promise<DemoOutcome> {
      const began = performance.now();
      try {
        await act(command);
        return { outcome: 'done', tookMs: Math.round(performance.now() - began) };
      } catch (thrown) {
        return { outcome: 'failed', reason: reasonOf(thrown) };
      }
    }

    const unsubscribe = [
      stage.subscribe(() => {
        pushDemoView(pages, stage.view());
        link.changed();
      }),
      session.subscribe(() => link.changed()),
    ];
    const orders = followOrders({ portal, execute, status, note, signal: ending.signal });
    touched = () => show.touched();
    end = async () => {
      ending.abort();
      for (const stop of unsubscribe) stop();
      await Promise.all([show.end(), orders, link.done]);
    };
    if (options.auto) void show.start(EVERYTHING);
  }

  return {
    withCable(network) {
      cable = createFakeCable(network);
      return cable.network;
    },
    withLock: (vault) => lock.wrap(vault),
    handlers: createDemoHandlers({ stage, presses, touched: () => touched() }),
    begin,
    end: () => end(),
  };
}

interface ResetParts {
  readonly console: ConsoleControl;
  readonly portal: Pick<DirectorPortal, 'reset' | 'readyOtp'>;
  readonly mend: () => void;
  readonly note: AppLog['note'];
}

/** The console first: it tells the portal what it gives up while the portal still knows it. */
function timedReset({ console, portal, mend, note }: ResetParts) {
  return async (signal: AbortSignal): Promise<string> => {
    const began = performance.now();
    mend();
    await console.reset(signal);
    await portal.reset(signal);
    const otp = await portal.readyOtp(signal);
    note('demo.reset', `${String(Math.round(performance.now() - began))} ms`);
    return otp;
  };
}

/** A sentence for the presenter. SECURITY: never what somebody else has sent. */
function reasonOf(thrown: unknown): string {
  if (thrown instanceof ZodError || thrown instanceof SyntaxError) return 'The portal’s answer was not understood.';
  return (thrown instanceof Error ? thrown.message : 'It failed for an unknown reason.').slice(0, 500);
}
