import path from 'node:path';
import { collectScenarios } from '../../command/collect-scenarios';
import type { NamedScenario } from '../../scenario/read-scenario';

export const SCENARIO_FOLDER = path.resolve(import.meta.dirname, '../../scenarios');

/** The scenarios that ship. */
export const allScenarios = (): Promise<NamedScenario[]> => collectScenarios([SCENARIO_FOLDER]);
