import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../../build/preflight.mjs';
import { readOptions, UsageError } from '../../with-portal/options';

const cwd = path.resolve('/work-place');
const read = (line: string) => readOptions(line.split(' ').filter(Boolean), cwd);

describe('the options of with-portal', () => {
  test('end where the command begins, with or without --', () => {
    expect(read('npx playwright test --help')).toMatchObject({
      command: 'npx',
      args: ['playwright', 'test', '--help'],
      seed: 'contoso',
      keysFile: undefined,
    });
    expect(read('--seed=empty -- npm test -- --seed 5')).toMatchObject({
      command: 'npm',
      args: ['test', '--', '--seed', '5'],
      seed: 'empty',
    });
  });

  test('name files from where the caller stands; keys lie beside the state unless they are named', () => {
    expect(read('--state a.json --save-state b.json true')).toMatchObject({
      stateFile: path.join(cwd, 'a.json'),
      saveStateFile: path.join(cwd, 'b.json'),
      keysFile: path.join(cwd, 'a.keys.json'),
    });
    expect(read('--save-state /x/b true')).toMatchObject({ keysFile: path.resolve('/x/b.keys.json') });
    expect(read('--save-state b --keys k true')).toMatchObject({ keysFile: path.join(cwd, 'k') });
  });

  test('may ask for help', () => {
    expect(read('--help')).toBeUndefined();
  });

  test.each([
    '',
    '--',
    '--seed empty',
    '--seed fabrikam true',
    '--colour blue true',
    '--state',
    '--state a --seed empty true',
  ])('are refused: %s', (line) => {
    expect(() => read(line)).toThrow(UsageError);
  });

  test('wrong ones end with 2 and the usage on stderr; --help ends with 0 and the usage on stdout', () => {
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [path.join(projectRoot, 'launcher/roomkey.mjs'), 'with-portal', ...args], {
        encoding: 'utf8',
      });
    const wrong = run('--colour', 'true');
    expect([wrong.status, wrong.stdout, wrong.stderr]).toEqual([2, '', expect.stringContaining('Exit code: ')]);
    const help = run('--help');
    expect([help.status, help.stderr, help.stdout]).toEqual([0, '', expect.stringContaining('--save-state FILE')]);
  });
});
