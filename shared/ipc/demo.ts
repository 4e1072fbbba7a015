/** What the page shows of the demo, and what it answers. No library is imported here. */
import type { CaptionKey, PressKey } from '../demo/scenes';
import type { StoryId } from '../demo/stories';
import type { Catalogue } from '../locale/texts';
import type { Result } from './contract';

/** A button that the page is to press. */
export interface PressOrder {
  /** Grows with every order; the answer names it. */
  readonly id: number;
  readonly key: PressKey;
  /** Of the keypad; null for any other button. */
  readonly digit: string | null;
  /** Milliseconds that the ring takes to the button, and rests on it before the press. */
  readonly moveMs: number;
  readonly restMs: number;
}

export interface DemoView {
  /** Grows with every change; a page drops a view older than the one it shows. */
  readonly revision: number;
  readonly story: StoryId | null;
  /** What the bar says; null, with `takesOverIn` null: there is no bar. */
  readonly caption: { readonly of: 'story'; readonly key: CaptionKey } | DemoNotice | null;
  /** Seconds until the story takes over again, while they are counted down for everybody to see. */
  readonly takesOverIn: number | null;
  readonly press: PressOrder | null;
}

/** What the demo says beside its stories: `demo.notices` in the catalogues. */
export interface DemoNotice {
  readonly of: 'demo';
  readonly key: keyof Catalogue['demo']['notices'];
}

/** `window.roomConsole.demo`, exactly. */
export interface DemoBridge {
  get(): Promise<Result<DemoView>>;
  /** Calls back with every new view; answers with how to stop. */
  subscribe(listener: (view: DemoView) => void): () => void;
  /** Answers a press order; `found` false: there was no such button, or it stayed disabled. */
  pressed(id: number, found: boolean): Promise<Result<null>>;
  /** A person has touched the screen or pressed a key. */
  touched(): Promise<Result<null>>;
}
