/** What `--test-controls` keeps in this process's memory: they work on loopback, with one portal. */
import type { PortalState } from '@roomkey/shared/protocol/admin';
import { Faults } from './faults';

export class TestControls {
  readonly faults = new Faults();
  /** Set at the end of the start; a reset goes back to it. */
  startState: PortalState | null = null;
}
