/** What the states of a room mean. */
import type { RoomState } from '@roomkey/shared/protocol/lists';

type Tone = 'success' | 'warning' | 'danger' | 'informative' | 'brand';

export const ROOM_STATE_TONES: Record<RoomState, Tone> = {
  Onboarding: 'brand',
  Healthy: 'success',
  Unhealthy: 'danger',
  Disconnected: 'warning',
};

export const ROOM_STATE_TEXTS: Record<RoomState, string> = {
  Onboarding: 'The room has signed in, and has not reported yet.',
  Healthy: 'The room reports, and reports no problem.',
  Unhealthy: 'The room reports, and reports a problem.',
  Disconnected: 'The room has missed its last three reports.',
};
