/** Column types that the tables share. */
import { customType, timestamp } from 'drizzle-orm/pg-core';

/** PGlite gives Uint8Array and pg gives Buffer; a Buffer is a Uint8Array, so that is the type of both. */
export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

/** A moment, with its time zone; a Date in TypeScript. */
export const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
