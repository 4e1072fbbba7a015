/** A reading that never ends, as Windows' WMI can be: a fault that can't be provoked here otherwise. */
import { serveHelper } from '../../../adapters/helper/serve-helper';

serveHelper(() => new Promise<never>(() => undefined));
