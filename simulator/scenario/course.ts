/** Compares where a console goes with where it has to go. */
import { isInState } from '../console/wait-for';

export interface Course {
  /** Takes the next state. Answers with what should have come instead, or null when it fits. */
  see(state: string): string | null;
  /** True once the last state was reached. */
  isComplete(): boolean;
  /** The state that has to come next; null at the end. */
  next(): string | null;
}

/** A name stands for every state below it; where two neighbouring names both fit, the narrower one is taken. */
export function createCourse(states: readonly string[]): Course {
  let at = -1;
  const next = (): string | null => states[at + 1] ?? null;
  return {
    see(state) {
      const [here, following] = [states[at], next()];
      const stays = here !== undefined && isInState(state, here);
      const goesOn = following !== null && isInState(state, following);
      if (goesOn && (!stays || following.length > here.length)) {
        at += 1;
        return null;
      }
      if (stays) return null;
      return following ?? `${here ?? 'nothing'} to the end`;
    },
    isComplete: () => at === states.length - 1,
    next,
  };
}
