import type { Texts } from '../../locale/texts';

/** Every text of a catalogue, by its dotted key. */
export function textsOf(texts: Texts, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([name, child]) => {
    const key = path === '' ? name : `${path}.${name}`;
    return typeof child === 'string' ? [[key, child] as const] : textsOf(child, key);
  });
}
