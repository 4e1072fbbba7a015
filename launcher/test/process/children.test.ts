import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createChildren, describeExit } from '../../process/children';
import { poll, within } from '../../process/poll';
import { temporaryFolder } from '../temporary-folder';

const node = process.execPath;

/** A program that says `ready`, and notes in a file when it is asked to end. */
const noting = (file: string, name: string) => `
  const fs = require('node:fs');
  process.on('SIGTERM', () => { fs.appendFileSync(${JSON.stringify(file)}, ${JSON.stringify(`${name}\n`)}); process.exit(0); });
  setInterval(() => {}, 1000);
  console.log('ready');`;

describe('children', () => {
  test('end in the reverse order of their start', async () => {
    const journal = path.join(await temporaryFolder(), 'journal');
    const children = createChildren();
    for (const name of ['first', 'second', 'third']) {
      await new Promise<string>((resolve) => {
        children.start({ name, command: node, args: ['-e', noting(journal, name)], onLine: resolve });
      });
    }

    await children.stop();

    expect(await readFile(journal, 'utf8')).toBe('third\nsecond\nfirst\n');
  });

  test('that end unasked are reported with their last words', async () => {
    const children = createChildren();
    children.start({
      name: 'The clock',
      command: node,
      args: ['-e', 'console.error("no battery"); process.exitCode = 3'],
    });

    const exit = await within('The child did not end', 20_000, children.earlyExit);

    expect(exit).toMatchObject({ name: 'The clock', code: 3, signal: null });
    expect(describeExit(exit)).toBe('The clock ended with exit code 3.\n  no battery');
    await children.stop();
  });

  test('are started again after the exit code that asks for it, and only after that', async () => {
    const journal = path.join(await temporaryFolder(), 'journal');
    const children = createChildren();
    const program = `
      const fs = require('node:fs');
      fs.appendFileSync(${JSON.stringify(journal)}, 'x');
      process.exitCode = fs.readFileSync(${JSON.stringify(journal)}, 'utf8').length < 3 ? 20 : 21;`;
    children.start({ name: 'The clock', command: node, args: ['-e', program], againAfter: 20 });

    const exit = await within('The child did not end', 20_000, children.earlyExit);

    expect(exit.code).toBe(21);
    expect(await readFile(journal, 'utf8')).toBe('xxx');
    await children.stop();
  });

  test('that cannot be started are reported', async () => {
    const children = createChildren();
    children.start({ name: 'The ghost', command: '/nonexistent/program', args: [] });
    const exit = await within('The child did not end', 20_000, children.earlyExit);
    expect(exit.name).toBe('The ghost');
    expect(describeExit(exit)).toContain('/nonexistent/program');
    await children.stop();
  });

  test('are not started any more once all are being ended', async () => {
    const children = createChildren();
    await children.stop();
    expect(() => children.start({ name: 'Late', command: node, args: [] })).toThrow('Late is not started any more.');
  });

  test('receive their input, and give further descriptors line by line', async () => {
    const children = createChildren();
    const line = await new Promise<string>((resolve) => {
      children.start({
        name: 'Echo',
        command: node,
        args: ['-e', `process.stdin.on('data', (text) => require('node:fs').writeSync(3, String(text) + '\\n'))`],
        input: 'hello',
        onLineOfThree: resolve,
      });
    });
    expect(line).toBe('hello');
    await children.stop();
  });
});

test('poll names what did not happen', async () => {
  await expect(poll('The sun did not rise', 100, () => Promise.resolve(undefined))).rejects.toThrow(
    'The sun did not rise within 0.1 s.',
  );
});
