/** How the screens are looked at for their pictures, and which of them each screen is compared in every time. */
import { type Look, SIZES } from '../screens';

type PictureLocale = 'en' | 'de' | 'ar';

export interface PictureLook {
  /** As it stands in the names of files. */
  readonly name: string;
  readonly theme: 'light' | 'dark';
  readonly locale: PictureLocale;
  readonly size: Look['size'];
}

const THEMES = ['light', 'dark'] as const;
const LOCALES = ['en', 'de', 'ar'] as const;

/** Both themes in three languages, on a 10-inch console first, then on a large one. */
export const LOOKS: readonly PictureLook[] = [SIZES['1280×800'], SIZES['1920×1080']].flatMap((size) =>
  THEMES.flatMap((theme) =>
    LOCALES.map((locale) => ({ name: `${theme}-${locale}-${size.width}`, theme, locale, size })),
  ),
);

/** Two of three on the 10-inch console, which most rooms have; its pictures are also half as large. */
const SMALL_ONES = LOOKS.slice(0, 6);
const LARGE_ONES = LOOKS.slice(6);

/** Decided by the name alone, so that a further screen moves no other one to another look. */
export function lookOf(picture: string): PictureLook {
  const hash = fnv1a(picture);
  const looks = hash % 3 === 0 ? LARGE_ONES : SMALL_ONES;
  const look = looks[Math.floor(hash / 3) % looks.length];
  if (look === undefined) throw new Error('no looks');
  return look;
}

/** The 32-bit hash by Fowler, Noll and Vo. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const unit of text) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
