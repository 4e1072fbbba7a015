/** Which keys are shown: page, case and layout. */

type Page = 'letters' | 'symbols' | 'moreSymbols';

export interface KeyboardState {
  readonly page: Page;
  readonly shift: 'off' | 'once' | 'locked';
  /** Latin letters instead of the language's own layout. */
  readonly latin: boolean;
}

export type KeyboardChange = { readonly type: 'typed' } | { readonly type: 'layout' } | Shifted | Turned;
interface Shifted {
  readonly type: 'shift';
  /** Second tap of a double tap: capitals stay. */
  readonly twice: boolean;
}
interface Turned {
  readonly type: 'page';
  readonly page: Page;
}

export const firstState = (latin: boolean): KeyboardState => ({ page: 'letters', shift: 'off', latin });

export function changed(state: KeyboardState, change: KeyboardChange): KeyboardState {
  switch (change.type) {
    case 'typed':
      return state.shift === 'once' ? { ...state, shift: 'off' } : state;
    case 'layout':
      return { page: 'letters', shift: 'off', latin: !state.latin };
    case 'page':
      return { ...state, page: change.page, shift: 'off' };
    case 'shift':
      if (change.twice && state.shift !== 'locked') return { ...state, shift: 'locked' };
      return { ...state, shift: state.shift === 'off' ? 'once' : 'off' };
  }
}
