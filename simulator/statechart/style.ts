/** The style sheet inside the SVG: a picture in a page follows the reader's choice of light or dark. */
import { LEGEND, QUIET } from './to-dot';

export const STYLE = `
svg { --page: #ffffff; --text: #1b1b1b; --quiet: #5c5c5c; --line: #8a8a8a; --box: #f5f5f5; --group: #fafafa;
  --busy: #dfeeff; --busy-line: #2f74c0; --problem: #ffe7e2; --problem-line: #c4422b;
  --act: #1f5fbf; --answer: #1d7a3a; --failure: #bf3a22; --at-once: #6b6b6b; }
@media (prefers-color-scheme: dark) { svg { --page: #1b1b1b; --text: #f2f2f2; --quiet: #b5b5b5; --line: #7d7d7d;
  --box: #2b2b2b; --group: #222222; --busy: #18324f; --busy-line: #6cabf0; --problem: #4a211a; --problem-line: #f0836d;
  --act: #7db4ff; --answer: #6fce8d; --failure: #ff8d76; --at-once: #a9a9a9; } }
text { fill: var(--text); font-family: Arial, Helvetica, "Liberation Sans", sans-serif; }
text[font-size="15.00"] { font-size: 13px; }
text[font-size="13.00"] { font-size: 11px; }
text[fill="${QUIET}"] { fill: var(--quiet); }
.page { fill: var(--page); stroke: none; }
.node path, .node polygon { fill: var(--box); stroke: var(--line); }
.node.busy path, .node.busy polygon { fill: var(--busy); stroke: var(--busy-line); }
.node.problem path, .node.problem polygon { fill: var(--problem); stroke: var(--problem-line); }
.node.legend path[fill="none"] { fill: none; }
.node path[fill="${LEGEND.person}"] { fill: var(--box); stroke: var(--line); }
.node path[fill="${LEGEND.busy}"] { fill: var(--busy); stroke: var(--busy-line); }
.node path[fill="${LEGEND.problem}"] { fill: var(--problem); stroke: var(--problem-line); }
text[fill="${LEGEND.act}"] { fill: var(--act); }
text[fill="${LEGEND.answer}"] { fill: var(--answer); }
text[fill="${LEGEND.failure}"] { fill: var(--failure); }
text[fill="${LEGEND.atOnce}"] { fill: var(--at-once); }
.cluster path, .cluster polygon { fill: var(--group); stroke: var(--line); }
.cluster.problem path, .cluster.problem polygon { stroke: var(--problem-line); }
.edge path { fill: none; stroke-width: 1.3; }
.edge.main path { stroke-width: 3; }
.edge.act path, .edge.act polygon { stroke: var(--act); } .edge.act polygon, .edge.act text { fill: var(--act); }
.edge.answer path, .edge.answer polygon { stroke: var(--answer); } .edge.answer polygon, .edge.answer text { fill: var(--answer); }
.edge.failure path, .edge.failure polygon { stroke: var(--failure); } .edge.failure polygon, .edge.failure text { fill: var(--failure); }
.edge.failure path { stroke-dasharray: 6 3; }
.edge.atOnce path, .edge.atOnce polygon { stroke: var(--at-once); } .edge.atOnce polygon, .edge.atOnce text { fill: var(--at-once); }
.edge.atOnce path { stroke-dasharray: 2 3; }
`.trim();
