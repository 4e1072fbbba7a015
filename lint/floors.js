/**
 * The floors of docs/ARCHITECTURE.md as a lint rule: a file may import from its own floor and from those its floor stands on.
 * `packages` names the outside packages that only certain folders may import.
 */
import path from 'node:path';

/**
 * Longest prefix wins. Value: the floors it may import from.
 * @type {Record<string, string[]>}
 */
export const FLOORS = {
  shared: [],
  'shared/test': ['shared'],
  'main/adapters': ['shared'],
  'main/app': ['shared', 'main/adapters'],
  'main/preload': ['shared'],
  'main/inspect': ['shared'],
  'main/test': ['shared', 'main/adapters', 'main/app', 'portal/server', 'build'],
  renderer: ['shared'],
  simulator: ['shared', 'main/adapters'],
  'simulator/test': ['shared', 'main/adapters', 'main/test', 'simulator', 'build'],
  'portal/server': ['shared'],
  'portal/web': ['shared'],
  'portal/test': ['shared', 'portal/server', 'portal/web'],
  'build/test': ['build', 'launcher'],
  'lint/test': ['lint'],
  build: [],
  launcher: ['shared', 'build', 'main/adapters', 'simulator'],
  'launcher/test': ['shared', 'build', 'main/adapters', 'simulator', 'launcher'],
  e2e: ['shared', 'build', 'main/test', 'simulator'],
  bench: ['shared', 'build', 'portal/server', 'portal/test', 'main/test', 'e2e'],
  'bench/test': ['shared', 'portal/test', 'bench'],
  lint: [],
};

/**
 * Package → the folders that may import it, and why.
 * @type {Record<string, { folders: string[], why: string }>}
 */
const PACKAGES = {
  electron: {
    folders: ['main/app', 'main/preload', 'main/test/electron', 'build/runtime/default-app'],
    why: 'adapters stay plain Node, so that the simulator can use them',
  },
  keytar: {
    folders: ['main/adapters/vault'],
    why: 'it runs in a helper process: a locked keyring hangs or crashes it',
  },
  systeminformation: { folders: ['main/adapters/probe'], why: 'it blocks or spawns, so it runs in a helper process' },
  xstate: { folders: ['shared', 'simulator', 'bench'], why: 'only the machine knows the machine' },
};

const floorOf = (file) =>
  Object.keys(FLOORS)
    .filter((floor) => file === floor || file.startsWith(`${floor}/`))
    .sort((a, b) => b.length - a.length)[0] ?? null;

function targetOf(source, file, root) {
  if (source.startsWith('@roomkey/')) return source.slice('@roomkey/'.length);
  if (!source.startsWith('.')) return null;
  return path
    .relative(root, path.resolve(path.dirname(file), source))
    .split(path.sep)
    .join('/');
}

/** @type {import('eslint').Rule.RuleModule} */
export const noUpwardImport = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      upward: '"{{from}}" may not import from "{{to}}": it stands on {{allowed}} only.',
      outside: '"{{name}}" may be imported only in {{folders}}: {{why}}.',
    },
  },
  create(context) {
    const root = context.cwd;
    const file = path.relative(root, context.filename).split(path.sep).join('/');
    const from = floorOf(file);
    const check = (node, source) => {
      if (typeof source !== 'string' || from === null) return;
      const rule = PACKAGES[source.split('/')[0]];
      if (rule && !rule.folders.some((folder) => file.startsWith(`${folder}/`))) {
        context.report({
          node,
          messageId: 'outside',
          data: { name: source, folders: rule.folders.join(', '), why: rule.why },
        });
      }
      const target = targetOf(source, context.filename, root);
      const to = target === null ? null : floorOf(target);
      if (to === null || to === from || FLOORS[from].includes(to)) return;
      context.report({ node, messageId: 'upward', data: { from, to, allowed: FLOORS[from].join(', ') || 'nothing' } });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ExportNamedDeclaration: (node) => node.source && check(node, node.source.value),
      ExportAllDeclaration: (node) => check(node, node.source.value),
      ImportExpression: (node) => node.source.type === 'Literal' && check(node, node.source.value),
      TSImportType: (node) => check(node, node.source?.value ?? node.argument?.literal?.value),
    };
  },
};
