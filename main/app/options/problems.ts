/** What is wrong with a configuration, in English for whoever reads the log of a start; the page says it in its language. */
import english from '@roomkey/shared/locale/en.json';
import type { ConfigurationProblem } from '@roomkey/shared/ipc/configuration';

export const problem = (
  code: ConfigurationProblem['code'],
  params: ConfigurationProblem['params'] = {},
  place: string | null = null,
): ConfigurationProblem => ({ code, params, place, setting: null });

/** One line. */
export function describeProblem({ code, place, setting, params }: ConfigurationProblem): string {
  const { problems, wanted } = english.configuration;
  const known = setting === null ? params : { ...params, wanted: fill(wanted[setting], params) };
  return `${place === null ? '' : `${place}: `}${fill(problems[code], known)}`;
}

const fill = (text: string, params: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => params[name] ?? whole);
