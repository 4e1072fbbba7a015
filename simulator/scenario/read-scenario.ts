/** From a scenario's text to what the runner needs, or to where it is wrong. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isNode, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { z } from 'zod';
import { type Scenario, ScenarioSchema } from './schema';

export interface NamedScenario {
  /** The file's name without its ending. */
  readonly name: string;
  /** As it was given. */
  readonly file: string;
  readonly scenario: Scenario;
  /** Line of each step of the script, from 1. */
  readonly lines: readonly number[];
}

/** One thing that is wrong with a scenario. */
interface Problem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A scenario that cannot be run; the message names file, line and column of everything that is wrong with it. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
}

export async function readScenario(file: string): Promise<NamedScenario> {
  const text = await readFile(file, 'utf8').catch((thrown: unknown) => {
    throw new ScenarioError(`${file}: ${thrown instanceof Error ? thrown.message : 'cannot be read'}`);
  });
  return parseScenario(text, file);
}

export function parseScenario(text: string, file: string): NamedScenario {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const place = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  refuse(
    file,
    document.errors.map(({ message, pos }) => ({ ...place(pos[0]), message })),
  );
  const parsed = ScenarioSchema.safeParse(valueOf(document, file));
  if (!parsed.success) {
    const found = parsed.error.issues.flatMap(leavesOf);
    refuse(
      file,
      found.map((issue) => ({ ...place(offsetOf(document, issue)), message: sentenceOf(issue) })),
    );
    throw parsed.error;
  }
  const lines = parsed.data.script.map((_, index) => place(rangeStart(document.getIn(['script', index], true))).line);
  return { name: path.basename(file).replace(/\.ya?ml$/i, ''), file, scenario: parsed.data, lines };
}

/** SECURITY: answers texts that unfold to more than fits into memory ("billion laughs"): yaml counts aliases and gives up. */
function valueOf(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (thrown) {
    throw new ScenarioError(`${file}:1:1: ${thrown instanceof Error ? thrown.message : 'cannot be read'}`);
  }
}

function refuse(file: string, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const inOrder = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
  throw new ScenarioError(inOrder.map((each) => `${file}:${each.line}:${each.column}: ${each.message}`).join('\n'));
}

type Issue = z.core.$ZodIssue;

/** Of a choice between shapes the one is named that came closest: the fewest problems, the deepest in the file. */
function leavesOf(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const ways = issue.errors.map((way) =>
    way.flatMap((inner) => leavesOf({ ...inner, path: [...issue.path, ...inner.path] })),
  );
  const inside = ways.filter((way) => way.some((inner) => isInside(inner, issue)));
  const known = inside.filter((way) => way.every(({ code }) => code !== 'unrecognized_keys'));
  const [closest] = known.length === 1 ? known : inside;
  if (closest !== undefined && (known.length === 1 || inside.length === 1)) return closest;
  const wanted = [...new Set(ways.flat().map(expectationOf))].join(', or ');
  return [{ code: 'custom', path: issue.path, input: issue.input, message: `expected ${wanted}` }];
}

/** A problem within the shape, not with the choice of it. */
const isInside = (inner: Issue, outer: Issue): boolean =>
  inner.path.length > outer.path.length || inner.code === 'unrecognized_keys';

function expectationOf(issue: Issue): string {
  if (issue.code === 'invalid_value') return issue.values.map((value) => JSON.stringify(value)).join(', ');
  if (issue.code === 'invalid_type') return issue.expected === 'object' ? 'an object' : issue.expected;
  return issue.message;
}

function sentenceOf(issue: Issue): string {
  const where = issue.path.length === 0 ? '' : `${issue.path.map(String).join('.')}: `;
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${where}unknown key ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
    case 'invalid_value':
      return `${where}expected one of ${expectationOf(issue)}`;
    case 'invalid_type':
      return `${where}expected ${expectationOf(issue)}`;
    default:
      return `${where}${issue.message}`;
  }
}

/** Where in the text an issue is: the unknown key itself, the value, or the nearest thing around what is missing. */
function offsetOf(document: Document, issue: Issue): number {
  const keys = issue.path.filter((key) => typeof key !== 'symbol');
  if (issue.code === 'unrecognized_keys') return keyStart(document, [...keys, issue.keys[0] ?? '']);
  for (let depth = keys.length; depth > 0; depth -= 1) {
    const node = document.getIn(keys.slice(0, depth), true);
    if (isNode(node)) return rangeStart(node);
  }
  return rangeStart(document.contents);
}

function keyStart(document: Document, path: readonly (string | number)[]): number {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isNode(parent) && 'items' in parent) {
    for (const item of parent.items) {
      const key: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, 'key') : null;
      if (isNode(key) && String(key) === String(path.at(-1))) return rangeStart(key);
    }
  }
  return rangeStart(parent);
}

const rangeStart = (node: unknown): number => (isNode(node) ? ((node as Node).range?.[0] ?? 0) : 0);
