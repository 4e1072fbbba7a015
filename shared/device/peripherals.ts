/** What a room console needs around it. Null: nobody can look, as on a computer that is no certified console. */
export interface Peripherals {
  /** The module that takes in what people show by cable; it is part of every certified console. */
  readonly hdmiIngest: boolean | null;
  readonly frontOfRoomDisplay: boolean | null;
  /** True in a room that is to have one: setup then stops for a missing display, until somebody says to go on without. */
  readonly frontOfRoomExpected?: boolean;
  readonly touchKeyboard: boolean | null;
}

/** As a certified console is delivered. */
export const COMPLETE_PERIPHERALS: Peripherals = { hdmiIngest: true, frontOfRoomDisplay: true, touchKeyboard: true };
