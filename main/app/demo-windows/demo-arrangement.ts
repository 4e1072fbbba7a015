/** `--demo-portal-window`: brings the demo's stage where it is asked for. What it is made of is in no ordinary package. */
import type { Clock } from '@roomkey/shared/setup/machine/ports';
import type { AppLog } from '../app-log';
import type { Arrangement } from '../displays/arrangement';
import type { Displays } from '../displays/displays';
import type { Lifecycle } from '../lifecycle';
import type { Options } from '../options/options';

interface ArrangementParts {
  readonly options: Pick<Options, 'demoPortalWindow' | 'kiosk' | 'portalPin' | 'authorities'>;
  readonly packaged: boolean;
  readonly displays: Displays;
  readonly lifecycle: Lifecycle;
  readonly clock: Pick<Clock, 'now'>;
  readonly note: AppLog['note'];
}

/** Null where nobody asked for it. */
export async function demoArrangement({ options, ...parts }: ArrangementParts): Promise<Arrangement | null> {
  const { demoPortalWindow: linkFile, kiosk, portalPin: pin, authorities } = options;
  if (linkFile === null) return null;
  const { openStage } = await import('./open-stage');
  return openStage({ ...parts, linkFile, kiosk, pin, authorities });
}
