/** Channels of the page that shows a wrong configuration. Apart from the console's: each preload script is one file. No library is imported here. */
export const CONFIGURATION_CHANNELS = {
  get: 'roomkey:configuration.get',
  changed: 'roomkey:configuration.changed',
  retry: 'roomkey:configuration.retry',
} as const;
