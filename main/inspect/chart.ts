/** The statechart of the documentation, with the states of the running machine lit. */
import address from '../../docs/images/statechart.svg?url';

export interface Chart {
  /** Lights a state and those it stands in. */
  light(state: string): void;
  /** Marks a state that somebody asked for, and brings it into sight. */
  show(state: string): void;
}

export async function openChart(place: HTMLElement): Promise<Chart> {
  const svg = await loadDrawing();
  place.replaceChildren(svg);
  const groupOf = (state: string) => svg.querySelector(`[id="state-${CSS.escape(state)}"]`);

  function mark(states: readonly string[], name: 'lit' | 'shown'): void {
    for (const marked of svg.querySelectorAll(`.${name}`)) marked.classList.remove(name);
    for (const state of states) groupOf(state)?.classList.add(name);
  }

  function bringIntoSight(state: string): void {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    groupOf(state)?.scrollIntoView({ block: 'center', inline: 'nearest', behavior: calm ? 'auto' : 'smooth' });
  }

  return {
    light(state) {
      mark(withParents(state), 'lit');
      bringIntoSight(state);
    },
    show(state) {
      mark([state], 'shown');
      bringIntoSight(state);
    },
  };
}

/** `a.b.c` stands in `a.b`, and that in `a`. */
function withParents(state: string): string[] {
  const parts = state.split('.');
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}

/** The drawing, with its style sheet moved to the page: the content security policy allows none inside it. */
async function loadDrawing(): Promise<SVGSVGElement> {
  const text = await (await fetch(address)).text();
  const [element = '', style = ''] = /<style>([^<]*)<\/style>/.exec(text) ?? [];
  const sheet = new CSSStyleSheet();
  // Its colours belong to the drawing alone.
  sheet.replaceSync(`@scope (#chart) { ${style} }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const drawing = new DOMParser().parseFromString(text.replace(element, ''), 'image/svg+xml').documentElement;
  const svg = document.importNode(drawing, true);
  if (!(svg instanceof SVGSVGElement)) throw new Error('the statechart is no drawing');
  return svg;
}
