/**
 * What a still screen needs of a style sheet. Its page brings that and no more: everything that comes before the first paint
 * is on the way from the main process, and is read by a page that has nothing else to do yet.
 */
import postcss from 'postcss';

/** Custom properties that a text reads. */
const READ = /var\(\s*(--[\w-]+)/g;

/**
 * Without rules for classes that are not in the markup, and without custom properties that nothing reads. Attributes are not
 * looked at: themes and text sizes are chosen when the page is served.
 */
export function neededStyles(css: string, html: string): string {
  const root = postcss.parse(css);
  const classes = new Set([...html.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' ')));
  root.walkRules((rule) => {
    const isFrame = rule.parent?.type === 'atrule' && rule.parent.name.endsWith('keyframes');
    if (!isFrame && !rule.selectors.some((selector) => mayMatch(selector, classes))) remove(rule);
  });
  const read = readProperties(root, html);
  root.walkDecls(/^--/, (declaration) => {
    if (!read.has(declaration.prop)) remove(declaration);
  });
  return root.toString();
}

/** By its classes, but for those that it only excludes or that are one choice of several. */
function mayMatch(selector: string, classes: ReadonlySet<string>): boolean {
  const needed = selector.replace(/:(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)/g, '');
  return [...needed.matchAll(/\.([\w-]+)/g)].every(([, name = '']) => classes.has(name));
}

/** By the markup, by ordinary declarations, and by those custom properties that are read themselves. */
function readProperties(root: postcss.Root, html: string): ReadonlySet<string> {
  const values = new Map<string, string[]>();
  const texts = [html];
  root.walkDecls(({ prop, value }) => {
    if (prop.startsWith('--')) values.set(prop, [...(values.get(prop) ?? []), value]);
    else texts.push(value);
  });
  const read = new Set<string>();
  for (let text = texts.pop(); text !== undefined; text = texts.pop()) {
    for (const [, name = ''] of text.matchAll(READ)) {
      if (read.has(name)) continue;
      read.add(name);
      texts.push(...(values.get(name) ?? []));
    }
  }
  return read;
}

/** With what held nothing else. */
function remove(node: postcss.Node): void {
  const above = node.parent;
  node.remove();
  if (above !== undefined && above.type !== 'root' && above.nodes?.length === 0) remove(above);
}
