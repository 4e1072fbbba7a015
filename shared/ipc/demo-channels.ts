/** Channels of the demo, apart from the console's: they are there only while it is on. No library is imported here. */
export const DEMO_CHANNELS = {
  getView: 'roomkey:demo.view.get',
  viewChanged: 'roomkey:demo.view.changed',
  pressed: 'roomkey:demo.pressed',
  touched: 'roomkey:demo.touched',
} as const;

/** Main passes it to the preload script of a console whose demo is on; without it the bridge has no `demo`. */
export const DEMO_ARGUMENT = '--roomkey-demo';
