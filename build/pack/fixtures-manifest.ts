/** The package.json of the fixtures: their own facts, and the exact versions of the packages that this repository uses. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../preflight.mjs';

const Dependencies = z.record(z.string(), z.string().regex(/^\d+\.\d+\.\d+$/));
const Workspace = z.object({ dependencies: Dependencies });
const Root = z.object({ version: z.string(), engines: z.object({ node: z.string() }) });
const Template = z.looseObject({ name: z.string() });

/** What the consoles in the package import; the rest of the simulator's packages serves its command line. */
const ofConsoles = ['axios', 'jose', 'xstate', 'zod'];

/** Roomkey's own workspaces are inside the bundles; neither Electron nor the keychain is needed. */
export async function fixturesManifest(): Promise<Record<string, unknown>> {
  const [root, portal, simulator, template] = await Promise.all([
    read('package.json', Root),
    read('portal/package.json', Workspace),
    read('simulator/package.json', Workspace),
    read('simulator/fixtures/package.template.json', Template),
  ]);
  const ofPortal = Object.entries(portal.dependencies).filter(([name]) => !name.startsWith('@roomkey/'));
  const others = Object.entries(simulator.dependencies).filter(([name]) => ofConsoles.includes(name));
  const dependencies = Object.fromEntries([...ofPortal, ...others].sort(([a], [b]) => a.localeCompare(b)));
  return { ...template, version: root.version, engines: root.engines, dependencies };
}

async function read<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(JSON.parse(await readFile(path.join(projectRoot, file), 'utf8')));
}
