import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { scenarioJsonSchema } from '../../scenario/json-schema';
import { parseScenario } from '../../scenario/read-scenario';

const refusal = (text: string): string => {
  try {
    parseScenario(text, 'wrong.yaml');
    return '';
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : '';
  }
};
const GOOD = 'description: Somebody approves.\nexpect:\n  states: [welcome]\n';

describe('a scenario', () => {
  it('is read with the lines of its steps', () => {
    const { name, scenario, lines } = parseScenario(
      `${GOOD}script:\n  - at: welcome\n    installer: getStarted\n\n  - time: 1 h\n    administrator: approve\n`,
      'folder/some-name.yaml',
    );
    expect(name).toBe('some-name');
    expect(scenario.otp).toBe('valid');
    expect(lines).toEqual([5, 8]);
  });

  it.each([
    ['an unknown key', `${GOOD}colour: red\n`, 'wrong.yaml:4:1: unknown key "colour"'],
    ['an unknown key inside', `${GOOD}device:\n  weight: 3\n`, 'wrong.yaml:5:3: device: unknown key "weight"'],
    [
      'a state that does not exist',
      'description: Somebody approves.\nexpect:\n  states: [welcome, hom]\n',
      'wrong.yaml:3:21: expect.states.1: expected one of "starting", "connect"',
    ],
    [
      'a wrong length of time',
      `${GOOD}script:\n  - time: soon\n    administrator: approve\n`,
      'wrong.yaml:5:11: script.0.time: must be a length of time',
    ],
    [
      'an act that nobody knows',
      `${GOOD}script:\n  - at: welcome\n    installer: dance\n`,
      'wrong.yaml:6:16: script.0.installer: expected "confirmOrganisation", "changePortal"',
    ],
    [
      'a wrong reason',
      `${GOOD}script:\n  - at: awaitingApproval\n    administrator:\n      reject: Too late\n`,
      'wrong.yaml:7:15: script.0.administrator.reject: expected one of "Unknown device"',
    ],
    [
      'two acts in one step',
      `${GOOD}script:\n  - at: welcome\n    installer: wait\n    power: cut\n`,
      'wrong.yaml:5:5: script.0: must name exactly one of',
    ],
    [
      'a step without a time',
      `${GOOD}script:\n  - power: cut\n`,
      'wrong.yaml:5:5: script.0: must say when: either at or time',
    ],
    [
      'nothing to expect',
      'description: Somebody approves.\nexpect: {}\n',
      'wrong.yaml:2:9: expect: must say the states',
    ],
    ['no description', 'expect:\n  states: [welcome]\n', 'wrong.yaml:1:1: description: expected string'],
    ['broken YAML', 'description: [\n', 'wrong.yaml:2:1: '],
    ['a key given twice', `${GOOD}description: Again and again.\n`, 'wrong.yaml:4:1: Map keys must be unique'],
    [
      'an alias of a wrong value',
      `${GOOD}otp: &a valid\naddress: *a\n`,
      'wrong.yaml:5:10: address: expected one of "given"',
    ],
    ['an empty file', '', 'wrong.yaml:1:1: '],
  ])('with %s is refused with its place', (_, text, message) => {
    expect(refusal(text)).toContain(message);
  });

  it('names all that is wrong at once', () => {
    expect(refusal(`${GOOD}a: 1\nb: 2\notp: none\n`).split('\n')).toHaveLength(2);
  });
});

it('the published schema is the one that scenarios are read with', async () => {
  const published = await readFile(path.resolve(import.meta.dirname, '../../scenario.schema.json'), 'utf8');
  expect(JSON.parse(published)).toEqual(JSON.parse(scenarioJsonSchema()));
});
