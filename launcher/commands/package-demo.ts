import { packagedPortalPart } from '../../build/bundles/parts';
import { packAs } from './package';

/** `roomkey package-demo [--release] [--dir] [--twin]`. */
export const run = (args: readonly string[]): Promise<number> =>
  packAs(args, { app: 'demo', twin: 'demo-twin', also: [packagedPortalPart] });
