/** The channels on which portal processes wake one another (LISTEN/NOTIFY). A payload holds ids, never a secret. */
export const CHANNELS = {
  /** Payload: `requests.id`. The request was approved, rejected, cancelled, or has expired. */
  requestDecided: 'roomkey_request_decided',
  /** Payload: JSON of `Change`s (features/events). Something may have changed that pages show. */
  changed: 'roomkey_changed',
  /** Empty payload. Test controls moved the time. */
  clockMoved: 'roomkey_clock_moved',
} as const;

export type Channel = (typeof CHANNELS)[keyof typeof CHANNELS];
