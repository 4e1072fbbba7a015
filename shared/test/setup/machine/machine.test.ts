import { createActor, initialTransition, transition } from 'xstate';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '@roomkey/shared/setup/contract/errors';
import { createContext } from '@roomkey/shared/setup/machine/machine-setup';
import { setupMachine } from '@roomkey/shared/setup/machine/machine';
import {
  allStates,
  decodeSnapshot,
  encodeSnapshot,
  pathOf,
  stageOf,
} from '@roomkey/shared/setup/machine/snapshot-codec';
import { toView } from '@roomkey/shared/setup/machine/to-view';
import { eventsIn, walk } from './walk';

const paths = walk();
const leaves = allStates.filter((state) => !allStates.some((other) => other.startsWith(`${state}.`)));

interface Node {
  readonly path: string[];
  readonly states: Record<string, Node>;
  readonly invoke: readonly { readonly src: unknown; readonly onDone?: unknown; readonly onError?: unknown }[];
  readonly after: readonly unknown[];
}
const nodesBelow = (node: Node): Node[] => [node, ...Object.values(node.states).flatMap(nodesBelow)];
const nodes = nodesBelow(setupMachine.root);

describe('the machine as it is written', () => {
  it('handles output and failure of every actor', () => {
    const invokes = nodes.flatMap((node) => node.invoke.map((invoke) => ({ state: node.path.join('.'), ...invoke })));
    expect(invokes.length).toBeGreaterThan(12);
    for (const invoke of invokes) {
      expect(invoke.onDone, `${invoke.state} onDone`).toBeDefined();
      expect(invoke.onError, `${invoke.state} onError`).toBeDefined();
    }
  });

  it('names every actor, so that a snapshot can be restored', () => {
    for (const node of nodes) for (const invoke of node.invoke) expect(typeof invoke.src).toBe('string');
  });

  it('waits by the clock actor only: delays are not re-armed when a snapshot is restored', () => {
    for (const node of nodes) expect(node.after, node.path.join('.')).toEqual([]);
  });
});

describe('walk along every intent, output and failure', () => {
  it('reaches every state', () => {
    const reached = new Set(paths.map((path) => pathOf(path.state.value)));
    expect(leaves.filter((leaf) => !reached.has(leaf))).toEqual(['starting']);
  });

  it('never ends: every situation has an intent to send or an actor that works', () => {
    for (const { state } of paths) {
      const allowed = toView(state, 0).allowed.filter((intent) => intent !== 'setLocale');
      const working = Object.keys(state.children).length > 0;
      expect(allowed.length > 0 || working, pathOf(state.value)).toBe(true);
      expect(state.status).toBe('active');
    }
  });

  it('offers a way on in every state that shows a failure', () => {
    for (const { state } of paths) {
      const view = toView(state, 0);
      const working = Object.keys(state.children).length > 0;
      if (view.error !== null && !working)
        expect(view.allowed.length, `${view.step} ${view.error.code}`).toBeGreaterThan(1);
    }
  });

  it('takes every error code from every actor, and shows it', () => {
    let taken = 0;
    for (const { state } of paths) {
      for (const event of eventsIn(state, true).filter(({ type }) => type.startsWith('xstate.error.'))) {
        const [next] = transition(setupMachine, state, event as never);
        const code = (event as unknown as { error: { error: { code: string } } }).error.error.code;
        const shown = [next.context.error?.code, next.context.health.error?.code];
        const silent = ['startingOver', 'waiting', 'pausing', 'offline', 'signedIn', 'tellingPortal'].includes(
          pathOf(state.value).split('.').at(-1)!,
        );
        expect(next.status).toBe('active');
        if (!silent) expect(shown, pathOf(state.value)).toContain(code);
        taken += 1;
      }
    }
    expect(taken).toBeGreaterThan(ERROR_CODES.length * 10);
  });
});

describe('snapshots', () => {
  it('survive JSON wherever they are saved: persist → JSON → restore → persist is a fixed point', () => {
    let saved = 0;
    for (const { state } of paths) {
      const persisted = setupMachine.getPersistedSnapshot(state);
      const text = JSON.stringify(encodeSnapshot(persisted));
      const decoded = decodeSnapshot(JSON.parse(text));
      if (stageOf(state.value) === null) {
        expect(decoded, pathOf(state.value)).toBeNull();
        continue;
      }
      const restored = createActor(setupMachine, { snapshot: decoded!.snapshot, input: undefined as never });
      expect(restored.getSnapshot().status).toBe('active');
      const again: unknown = JSON.parse(JSON.stringify(encodeSnapshot(restored.getPersistedSnapshot())));
      expect(again).toEqual(JSON.parse(text));
      saved += 1;
    }
    expect(saved).toBeGreaterThan(20);
  });

  it('of another machine, of unknown states or actors, damaged or empty are not restored', () => {
    const home = paths.find((path) => pathOf(path.state.value) === 'home.waiting')!.state;
    const good = JSON.parse(JSON.stringify(encodeSnapshot(setupMachine.getPersistedSnapshot(home)))) as {
      machine: number;
      fingerprint: string;
      state: Record<string, unknown>;
    };
    expect(decodeSnapshot(good)).not.toBeNull();
    const bad: unknown[] = [
      null,
      'text',
      {},
      { ...good, machine: 99 },
      { ...good, fingerprint: 'ffffffff' },
      { ...good, state: { ...good.state, value: 'nowhere' } },
      { ...good, state: { ...good.state, value: { home: 'nowhere' } } },
      { ...good, state: { ...good.state, status: 'stopped' } },
      { ...good, state: { ...good.state, context: {} } },
      { ...good, state: { ...good.state, children: { x: { src: 'unknownActor' } } } },
    ];
    for (const raw of bad) expect(decodeSnapshot(raw)).toBeNull();
  });
});

describe('starting', () => {
  it('asks for the portal where none is known', () => {
    expect(setupMachine.root.initial.target.map((node) => node.key)).toEqual(['starting']);
    const input = { locale: 'en', portalUrl: null, record: null } as const;
    expect(createContext(input).portal).toBeNull();
    expect(pathOf(initialTransition(setupMachine, input)[0].value)).toBe('connect.entering');
  });

  it('begins at the welcome page with one', () => {
    const input = { locale: 'de', portalUrl: 'http://127.0.0.1:1', record: null } as const;
    const [state] = initialTransition(setupMachine, input);
    expect(pathOf(state.value)).toBe('welcome');
    expect(toView(state, 3)).toMatchObject({ step: 'welcome', revision: 3, locale: 'de', busy: false, error: null });
  });
});
