import type { Scope } from '../session/scope';

/** When, by whom and from where something is done; every act is given one. */
export interface Act {
  readonly at: Date;
  readonly actor: string;
  readonly source: string | null;
  /** The sites it may touch: what lies outside is not found. */
  readonly scope: Scope;
}
