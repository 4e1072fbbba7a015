/** What `--demo` keeps in this process's memory: it goes with the embedded store, which has one process. */
import { hashPassword } from '../../directory/directory';
import { contosoRoomPassword } from '../../seed/contoso';
import type { Changes } from '../events/changes';
import { Director } from './director';
import { Presenters } from './presenters';

export class Demo {
  readonly director: Director;
  readonly presenters = new Presenters();
  #hash: Promise<string> | undefined;

  constructor(changes: Pick<Changes, 'tell'>) {
    this.director = new Director(() => {
      changes.tell(['demo'], null);
    });
  }

  /** Of the sample's published password: one hash for all rooms, made once, so that a reset does not wait for 25. */
  sampleHash(): Promise<string> {
    return (this.#hash ??= hashPassword(contosoRoomPassword));
  }
}
