/** PowerShell as a syntax tree, because there is none on this system that could run it. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';

export const readScript = async (file: string): Promise<Node> => parseScript(await readFile(file, 'utf8'));

export async function parseScript(text: string): Promise<Node> {
  await Parser.init();
  const grammar = createRequire(import.meta.url).resolve('tree-sitter-powershell/tree-sitter-powershell.wasm');
  const parser = new Parser();
  parser.setLanguage(await Language.load(grammar));
  const tree = parser.parse(text);
  if (tree === null) throw new Error('not parsed');
  return tree.rootNode;
}

/** Everything below a node, the node included, in the order of the text. */
export function* below(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children) yield* below(child);
}

/** What a node stands in, from the inside out. */
export function* around(node: Node): Generator<Node> {
  for (let outer = node.parent; outer !== null; outer = outer.parent) yield outer;
}

export const commandName = (node: Node): string =>
  (node.childForFieldName('command_name') ?? node.children[0])?.text ?? '';
