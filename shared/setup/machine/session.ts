/**
 * A setup in progress: the machine with its ports, saved as it goes. The order that nothing may break: a change is on disk
 * before the portal is told of it (docs/ARCHITECTURE.md: keys → request → credential → snapshot → receipt).
 */
import { createActor, type InspectionEvent, type SnapshotFrom } from 'xstate';
import { asSetupError, type SetupError } from '../contract/errors';
import type { Intent } from '../contract/intents';
import type { DeviceCheck, SetupView } from '../contract/view';
import { createSessionSecrets } from './actors/session-secrets';
import type { SetupContext } from './context';
import { createMachine, MACHINE_ID } from './create-machine';
import { beginningOf } from './first-view';
import { createOutbox } from './outbox';
import type { Ports } from './ports';
import { toResumeRecord } from './resume-record';
import type { SecretBox } from './secret-box';
import type { SetupMachine } from './machine';
import { encodeSnapshot, pathOf, stageOf, stageToReturnTo } from './snapshot-codec';
import { selfCheckLine } from './self-check-line';
import { toView } from './to-view';

/** How soon a write that failed is tried again. Own choice. */
const SAVE_AGAIN_MS = 5_000;

export interface SetupOptions {
  readonly secrets: SecretBox;
  /** The portal's address from the command line or the configuration; null asks for it, or takes the saved one. */
  readonly portalUrl: string | null;
  /** Of the same source: the certificate that stands for that portal. */
  readonly portalPin?: string | null;
  readonly locale: SetupContext['locale'];
  /** The machine itself failed, which no state provides for: whoever runs it must start it anew. */
  readonly onFatal: () => void;
  /** What a reset clears beyond the ports: see `FirstRun`. */
  readonly clearHost?: () => Promise<void>;
  /** Another machine of the same states and actors, for tests of the scenarios themselves. */
  readonly machine?: SetupMachine;
  /** Sees every event and microstep of the machine: for drawing it and for counting which branches were taken. */
  readonly inspect?: (event: InspectionEvent) => void;
}

export interface SetupSession {
  view(): SetupView;
  /** Calls back with every new view. */
  subscribe(listener: (view: SetupView) => void): () => void;
  /** SHA-256 of the one certificate that stands for the portal; null: any that is vouched for. */
  portalPin(): string | null;
  /** False where the intent is not allowed now; nothing happens then. */
  send(intent: Intent): boolean;
  /**
   * Back to the first run, from wherever the setup is. No intent: only who may reset the console calls this. False while a
   * reset is under way.
   */
  reset(): boolean;
  /** Waits until what is known is on disk, then stops. */
  stop(): Promise<void>;
}

export async function startSetup(ports: Ports, options: SetupOptions): Promise<SetupSession> {
  const saved = await ports.store.load();
  const { locale, portalUrl, portalPin = null, clearHost = () => Promise.resolve() } = options;
  const { restored, record } = beginningOf(saved, options);

  const session = createSessionSecrets(ports.vault);
  const listeners = new Set<(view: SetupView) => void>();
  let revision = 0;
  let seq = 0;
  /** When the self-check was made that stands in the log already. */
  let checkedAt = restored?.context.health.checkedAt ?? null;

  const onChecks = (checks: readonly DeviceCheck[]): void => actor.send({ type: 'checksChanged', checks });
  const host = { locale, portalUrl, portalPin, clearHost, onChecks };
  const actor = createActor(createMachine(ports, options.secrets, session, host, options.machine), {
    systemId: MACHINE_ID,
    input: { locale, portalUrl, portalPin, record },
    ...(restored === null ? {} : { snapshot: restored.snapshot }),
    inspect: (event) => {
      logTransition(event);
      options.inspect?.(event);
    },
  });

  const outbox = createOutbox({
    ports,
    session,
    portalUrl: () => actor.getSnapshot().context.portal?.url ?? '',
    onDelivered: (entry) => actor.send({ type: 'outboxDelivered', entry }),
  });

  const stopping = new AbortController();
  let lastWritten = '';
  let saving: Promise<void> = Promise.resolve();
  let savingAgain = false;

  /** Writes the state where it may be restored, then lets the outbox tell the portal. */
  function save(snapshot: SnapshotFrom<SetupMachine>): void {
    const stage = stageOf(snapshot.value);
    if (stage === null) return;
    const state = {
      snapshot: encodeSnapshot(actor.getPersistedSnapshot()),
      record: toResumeRecord(stage, snapshot.context),
    };
    const text = JSON.stringify(state);
    if (text === lastWritten) return;
    lastWritten = text;
    saving = ports.store.save(state).then(
      () => {
        reportStorage(null);
        outbox.update(snapshot.context.outbox);
      },
      (thrown: unknown) => {
        lastWritten = '';
        reportStorage(asSetupError(thrown));
        void saveAgain();
      },
    );
  }

  /** A disk that was full may have room again, and nobody touches the console meanwhile. */
  async function saveAgain(): Promise<void> {
    if (savingAgain) return;
    savingAgain = true;
    try {
      await ports.clock.sleepUntil(ports.clock.now() + SAVE_AGAIN_MS, stopping.signal);
      savingAgain = false;
      save(actor.getSnapshot());
    } catch {
      // Stopped: what is known is in memory only, as `storage` has said.
    }
  }

  function reportStorage(error: SetupError | null): void {
    const known = actor.getSnapshot().context.storage;
    if (known?.code !== error?.code) actor.send({ type: 'storageChanged', error });
  }

  function logTransition(event: InspectionEvent): void {
    if (event.type !== '@xstate.snapshot' || event.actorRef !== actor) return;
    const snapshot = event.snapshot as SnapshotFrom<SetupMachine>;
    ports.log.write({
      seq: seq++,
      at: ports.clock.now(),
      state: pathOf(snapshot.value),
      event: event.event.type,
      code: snapshot.context.error?.code ?? null,
      revision,
    });
    logSelfCheck(snapshot);
  }

  /** A note of its own behind the transition: where the machine stands nothing changes by it. */
  function logSelfCheck({ value, context: { health } }: SnapshotFrom<SetupMachine>): void {
    if (health.checkedAt === null || health.checkedAt === checkedAt) return;
    checkedAt = health.checkedAt;
    const code = selfCheckLine(health);
    ports.log.write({
      seq: seq++,
      at: ports.clock.now(),
      state: pathOf(value),
      event: 'app.selfCheck',
      code,
      revision,
    });
  }

  let trusted: SetupContext['portal'] = null;
  let trustedPin: string | null = null;
  /** SECURITY: answers an OTP sent to whoever answers: the way to the portal knows its certificate before anything is asked. */
  function trust({ portal, portalPin: pin, attempt }: SetupContext): void {
    // While a person connects elsewhere, the attempt decides.
    if (attempt !== null) trusted = null;
    else if (portal !== null && (portal.url !== trusted?.url || pin !== trustedPin)) {
      ports.portal.trust(portal.url, pin);
      [trusted, trustedPin] = [portal, pin];
    }
  }

  actor.subscribe({
    next(snapshot) {
      trust(snapshot.context);
      revision += 1;
      save(snapshot);
      const view = toView(snapshot, revision);
      for (const listener of listeners) listener(view);
    },
    error: () => {
      const { at, code } = { at: ports.clock.now(), code: 'internal.unexpected' };
      ports.log.write({ seq: seq++, at, state: 'failed', event: 'machine.failed', code, revision });
      outbox.stop();
      options.onFatal();
    },
  });
  trust(actor.getSnapshot().context);
  actor.start();
  outbox.update(actor.getSnapshot().context.outbox);

  return {
    view: () => toView(actor.getSnapshot(), revision),
    portalPin: () => actor.getSnapshot().context.portalPin,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send(intent) {
      if (!actor.getSnapshot().can(intent)) return false;
      actor.send(intent);
      return true;
    },
    reset() {
      const { value } = actor.getSnapshot();
      if (stageOf(value) === 'resetting') return false;
      actor.send({ type: 'reset', from: stageToReturnTo(value) });
      return true;
    },
    async stop() {
      stopping.abort();
      // What happens while the last write is under way is written too.
      let known: Promise<void>;
      do {
        known = saving;
        await known;
      } while (known !== saving);
      outbox.stop();
      actor.stop();
      options.secrets.wipeAll();
    },
  };
}
