// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { junitReport } from '../../report/junit-report';
import { fleetOf, hostileResult, sampleResult } from './sample-result';

function parse(xml: string): Document {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  expect(document.querySelector('parsererror')?.textContent).toBeUndefined();
  return document;
}
const all = (parent: ParentNode, name: string): Element[] => [...parent.querySelectorAll(name)];

/** What the schema that Jenkins checks against allows: element → attributes, children. */
const SHAPE: Readonly<Record<string, { attributes: string[]; children: string[] }>> = {
  testsuites: { attributes: ['name', 'tests', 'failures', 'errors'], children: ['testsuite'] },
  testsuite: {
    attributes: ['name', 'timestamp', 'time', 'tests', 'failures', 'errors', 'skipped'],
    children: ['properties', 'testcase'],
  },
  properties: { attributes: [], children: ['property'] },
  property: { attributes: ['name', 'value'], children: [] },
  testcase: { attributes: ['name', 'classname', 'time'], children: ['failure'] },
  failure: { attributes: ['message', 'type'], children: [] },
};

describe('the JUnit report', () => {
  it.each([
    ['a fleet', fleetOf(30, [4, 9])],
    ['hostile texts', hostileResult()],
    ['nothing at all', sampleResult([])],
  ])('has the shape that CI servers read: %s', (_, result) => {
    const document = parse(junitReport(result));
    for (const element of all(document, '*')) {
      const shape = SHAPE[element.tagName];
      expect(shape?.attributes, element.tagName).toEqual(expect.arrayContaining(element.getAttributeNames()));
      expect(shape?.children).toEqual(expect.arrayContaining([...element.children].map(({ tagName }) => tagName)));
      const time = element.getAttribute('time');
      if (time !== null) expect(time).toMatch(/^\d+(\.\d{1,3})?$/);
    }
  });

  it('counts consoles and counts, and gives each failure its event log', () => {
    const document = parse(junitReport(fleetOf(30, [4, 9])));
    const suite = document.querySelector('testsuite');
    expect(suite?.getAttribute('tests')).toBe('31');
    expect(suite?.getAttribute('failures')).toBe('2');
    const [failure] = all(document, 'failure');
    expect(failure?.parentElement?.getAttribute('name')).toBe('fleet-1-0005');
    expect(failure?.getAttribute('message')).toBe('Not in home within 30,000 ms.');
    expect(failure?.textContent).toContain('expected: home');
    expect(failure?.textContent).toMatch(
      /awaitingApproval\.online\.polling +submitOtp answers {2}\(portal\.timedOut\)/,
    );
  });

  it('fails for a count that differs, for a problem of the run, and for an early end', () => {
    const { summary, ...rest } = fleetOf(3);
    const counted = [{ what: 'Delivered', expected: 3, received: 2 }];
    const result = { ...rest, summary: { ...summary, counted }, problems: ['The portal ended.'], interrupted: true };
    const failures = all(parse(junitReport(result)), 'failure').map((failure) => failure.getAttribute('message'));
    expect(failures).toEqual(['Delivered: 3 expected, 2 counted', 'The portal ended.', 'The run was ended early.']);
  });

  it('lets no text break out, and shows what cannot be printed', () => {
    const document = parse(junitReport(hostileResult()));
    const [failure] = all(document, 'failure');
    expect(failure?.textContent).toContain('bell \\u{7}, null \\u{0}, reversed \\u{202e}txt, lone \\u{d800}');
    expect(failure?.textContent).toContain('<script>');
    expect(all(document, 'x, script')).toHaveLength(0);
  });
});
