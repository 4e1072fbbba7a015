/** Channels of the packaged demo's desk. Apart from the console's: each preload script is one file. No library is imported here. */
export const DEMO_DESK_CHANNELS = {
  get: 'roomkey:demo-desk.get',
  changed: 'roomkey:demo-desk.changed',
  act: 'roomkey:demo-desk.act',
} as const;
