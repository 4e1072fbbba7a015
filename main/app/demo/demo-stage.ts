/** Where the demo stands: what the page shows of it, and what the portal is told. One place, so that both agree. */
import type { PressOrder, DemoNotice, DemoView } from '@roomkey/shared/ipc/demo';
import type { CaptionKey } from '@roomkey/shared/demo/scenes';
import type { StoryId } from '@roomkey/shared/demo/stories';
import type { DirectorStatus } from '@roomkey/shared/protocol/admin/demo';

export interface StageState {
  readonly mode: DirectorStatus['mode'];
  readonly story: StoryId | null;
  readonly scene: number | null;
  readonly caption: { readonly of: 'story'; readonly key: CaptionKey } | DemoNotice | null;
  readonly press: PressOrder | null;
  /** Seconds until the story takes over; null: it will not. */
  readonly takesOverIn: number | null;
  readonly played: number;
}

const AT_START: StageState = {
  mode: 'waiting',
  story: null,
  scene: null,
  caption: null,
  press: null,
  takesOverIn: null,
  played: 0,
};

export interface DemoStage {
  state(): StageState;
  change(to: Partial<StageState>): void;
  /** For the page; the countdown is part of it in its last `countdownSeconds` only. */
  view(): DemoView;
  subscribe(listener: () => void): () => void;
}

export function createDemoStage(countdownSeconds: number): DemoStage {
  const listeners = new Set<() => void>();
  let state = AT_START;
  let revision = 0;
  return {
    state: () => state,
    change(to) {
      state = { ...state, ...to };
      revision += 1;
      for (const listener of listeners) listener();
    },
    view() {
      const { story, caption, press, takesOverIn } = state;
      const counts = takesOverIn !== null && takesOverIn <= countdownSeconds;
      return { revision, story, caption, press, takesOverIn: counts ? takesOverIn : null };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
