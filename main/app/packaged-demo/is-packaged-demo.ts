/** Tells the demo's package from the console's. */
import { app } from 'electron';

/** As electron-builder.demo.yml writes it into the archive. */
const DEMO_NAME = 'Roomkey Demo';

/** SECURITY: answers a room's console that is talked into being a demo: the archive decides, never a switch or the environment. */
export const isPackagedDemo = (): boolean => app.isPackaged && app.getName() === DEMO_NAME;
