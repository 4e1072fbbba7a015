import type { DirectorStatus } from '@roomkey/shared/protocol/admin/demo';

/** What a director says of a console on its first screen. */
export const STATUS: DirectorStatus = {
  step: 'welcome',
  roomName: null,
  mode: 'waiting',
  story: null,
  scene: null,
  caption: null,
  takesOverIn: null,
  online: true,
  keychainLocked: false,
  played: 0,
};
