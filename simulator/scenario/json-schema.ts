/** The schema of scenario files for editors and other tools (JSON Schema 2020-12). */
import { z } from 'zod';
import { ScenarioSchema } from './schema';

/** What is written into simulator/scenario.schema.json; a test keeps the two together. */
export const scenarioJsonSchema = (): string =>
  `${JSON.stringify({ title: 'Roomkey scenario', ...z.toJSONSchema(ScenarioSchema, { io: 'input' }) }, null, 2)}\n`;
