/** Captions as text, in the console's language: for the portal's page, and for how long they take to read. */
import { CATALOGUES } from '@roomkey/shared/locale/catalogues';
import { FALLBACK, matchLocale } from '@roomkey/shared/locale/locales';
import type { Scene } from '@roomkey/shared/demo/scenes';
import type { StageState } from './demo-stage';

const textsIn = (locale: string) => CATALOGUES[matchLocale(locale) ?? FALLBACK].demo;

export function captionText(caption: StageState['caption'], locale: string): string | null {
  if (caption === null) return null;
  const { captions, notices } = textsIn(locale);
  return caption.of === 'story' ? captions[caption.key] : notices[caption.key];
}

export const sceneText = ({ caption }: Scene, locale: string): string => textsIn(locale).captions[caption];

/** The administrator's note of a rejection: the console shows it as it was written. */
export const noteText = (key: 'rejected', locale: string): string => textsIn(locale).notes[key];
