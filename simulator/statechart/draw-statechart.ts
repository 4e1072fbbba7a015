/** The statechart of docs/ARCHITECTURE.md, drawn from the machine's own configuration. The same code gives the same bytes. */
import { instance } from '@viz-js/viz';
import { type ChartState, chartModel } from '@roomkey/shared/setup/chart/chart-model';
import { STYLE } from './style';
import { toDot } from './to-dot';

const TITLE = 'The setup of a room console: states and what leads from one to the next';

/** The SVG as text, with a title and a description for screen readers. Each state is a `g` with the id `state-<path>`. */
export async function drawStatechart(): Promise<string> {
  const root = chartModel();
  const viz = await instance();
  const drawn = viz.render(toDot(root), { format: 'svg', engine: 'dot' });
  // Graphviz draws on after a mistake in a label and leaves the label out; that it has no width for an arrow is no mistake.
  const mistakes = drawn.errors.filter(({ level }) => level !== 'warning');
  if (drawn.status === 'failure' || mistakes.length > 0) {
    throw new Error(`Graphviz: ${drawn.errors.map(({ message }) => message).join('; ')}`);
  }
  return dressed(drawn.output, describe(root));
}

/** Graphviz's picture with our own head; what only names the program that drew it is left out. */
function dressed(drawn: string, description: string): string {
  const size = /viewBox="0\.00 0\.00 ([\d.]+) ([\d.]+)"/.exec(drawn);
  if (size === null) throw new Error('the drawing has no size');
  const [, width, height] = size;
  const body = drawn
    .slice(drawn.indexOf('>', drawn.indexOf('<svg')) + 1)
    .replace(/<!--[\s\S]*?-->\n?/g, '')
    .replaceAll('&#45;', '-')
    .replace(/<title>setup<\/title>\n/, '')
    .replace(/<polygon fill="white" stroke="none"/, '<polygon class="page"');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="statechart-title statechart-description">`,
    `<title id="statechart-title">${TITLE}</title>`,
    `<desc id="statechart-description">${description}</desc>`,
    `<style>\n${STYLE}\n</style>${body}`,
  ].join('\n');
}

function describe(root: ChartState): string {
  const names = root.states.map(({ path }) => path).join(', ');
  return `${root.states.length} states: ${names}. Every transition stands as text in the table of docs/ARCHITECTURE.md.`;
}
