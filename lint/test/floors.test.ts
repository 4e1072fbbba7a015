import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { FLOORS } from '../floors.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** The project's own rule, alone: typed rules would need a program for each of these texts. */
const eslint = new ESLint({
  cwd: ROOT,
  overrideConfigFile: path.join(ROOT, 'eslint.config.js'),
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
  ruleFilter: ({ ruleId }) => ruleId.startsWith('floors/') || ruleId === 'no-restricted-syntax',
});

/** What the linter says of `code`, were it the text of `file`, a file that exists. */
async function complaints(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: path.join(ROOT, file) });
  return (result?.messages ?? []).map((message) => message.message);
}

const SHARED = 'shared/protocol/otp.ts';
const ADAPTER = 'main/adapters/clock/system-clock.ts';
const RENDERER = 'renderer/app.tsx';
const WEB = 'portal/web/main.tsx';

describe('an import', () => {
  it.each([
    [SHARED, "import '../../main/adapters/clock/system-clock';", 'shared'],
    [SHARED, "import '@roomkey/portal/server/context';", 'shared'],
    [ADAPTER, "import '../../app/options';", 'main/adapters'],
    [RENDERER, "import type { X } from '../main/app/options';", 'renderer'],
    [RENDERER, "export * from '../main/adapters/clock/system-clock';", 'renderer'],
    [RENDERER, "await import('../portal/web/main');", 'renderer'],
    [WEB, "import type { X } from '../server/context';", 'portal/web'],
    ['portal/server/context.ts', "import '../web/main';", 'portal/server'],
    ['portal/server/context.ts', "import '../../launcher/commands/start';", 'portal/server'],
  ])('upward from %s is refused: %s', async (file, code, from) => {
    const said = await complaints(file, code);
    expect(said.join('\n')).toContain(`"${from}" may not import from`);
  });

  it.each([
    [ADAPTER, "import { app } from 'electron';"],
    [RENDERER, "import { setup } from 'xstate';"],
    [ADAPTER, "import keytar from 'keytar';"],
    ['portal/server/context.ts', "import si from 'systeminformation';"],
  ])('of a package that belongs elsewhere is refused in %s: %s', async (file, code) => {
    expect((await complaints(file, code)).join('\n')).toContain('may be imported only in');
  });

  it.each([
    [ADAPTER, "import '@roomkey/shared/protocol/otp';"],
    [RENDERER, "import '@roomkey/shared/protocol/otp';"],
    ['main/app/index.ts', "import '../adapters/clock/system-clock';"],
  ])('downward from %s is fine: %s', async (file, code) => {
    expect(await complaints(file, code)).toEqual([]);
  });
});

describe('time and chance', () => {
  it.each(['export const now = Date.now();', 'export const now = new Date();', 'export const dice = Math.random();'])(
    'come from ports: %s is refused',
    async (code) => expect(await complaints(SHARED, code)).toHaveLength(1),
  );
});

describe('project references', () => {
  it('hold the same floors as the lint rule', () => {
    for (const [floor, allowed] of Object.entries(FLOORS)) {
      const file = path.join(ROOT, floor, 'tsconfig.json');
      if (!readdirSync(ROOT).includes(floor.split('/')[0] ?? '') || !existing(file)) continue;
      const { references = [] } = JSON.parse(readFileSync(file, 'utf8')) as { references?: { path: string }[] };
      for (const reference of references) {
        const target = path
          .relative(ROOT, path.resolve(path.dirname(file), reference.path))
          .split(path.sep)
          .join('/');
        expect(allowed, `${floor} references ${target}`).toContain(target);
      }
    }
  });
});

function existing(file: string): boolean {
  try {
    readFileSync(file);
    return true;
  } catch {
    return false;
  }
}
