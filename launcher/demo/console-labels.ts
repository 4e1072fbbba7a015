import { type Locale, SUPPORTED_LOCALES } from '@roomkey/shared/locale/locales';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../build/preflight.mjs';
import type { ConsoleLabels } from './card';

const Catalogue = z.object({
  intents: z.object({ getStarted: z.string(), accept: z.string(), submitOtp: z.string(), continue: z.string() }),
});

/** The console's buttons as it will show them: in the language asked for, else in the computer's. */
export async function consoleLabels(locale: Locale | undefined): Promise<ConsoleLabels> {
  const file = path.join(projectRoot, 'shared', 'locale', `${locale ?? systemLocale()}.json`);
  return Catalogue.parse(JSON.parse(await readFile(file, 'utf8'))).intents;
}

function systemLocale(): Locale {
  const language = new Intl.Locale(Intl.DateTimeFormat().resolvedOptions().locale).language;
  return SUPPORTED_LOCALES.find((each) => each === language) ?? 'en';
}
