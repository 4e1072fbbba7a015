/** The shape of a catalogue. Types only. */
import type en from './en.json';

/** The reference: its keys are the ones that the page may ask for. */
export type Catalogue = typeof en;

/** Any catalogue, of any language: texts in groups. */
export interface Texts {
  readonly [name: string]: string | Texts;
}
