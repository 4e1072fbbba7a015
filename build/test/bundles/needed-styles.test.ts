import { expect, test } from 'vitest';
import { neededStyles } from '../../bundles/needed-styles';

const MARKUP = '<main class="a b" style="color:var(--inMarkup)"></main>';

test.each([
  ['keeps a rule for classes that are there', '.a{top:0}', '.a{top:0}'],
  ['takes out one for a class that is not', '.a{top:0}.c{top:0}', '.a{top:0}'],
  ['takes out one that needs both', '.a .c{top:0}', ''],
  ['keeps one of which a selector matches', '.c,.b:hover{top:0}', '.c,.b:hover{top:0}'],
  ['keeps what a class is only excluded from', '.a:not(.c):hover{top:0}', '.a:not(.c):hover{top:0}'],
  ['keeps what is one choice of several', ':is(.c, .a:is(.d)) p{top:0}', ':is(.c, .a:is(.d)) p{top:0}'],
  ['keeps elements and attributes', 'html,[data-theme=dark] p{top:0}', 'html,[data-theme=dark] p{top:0}'],
  ['takes out media that hold nothing any more', '@media print{@media (width>1px){.c{top:0}}}.a{top:0}', '.a{top:0}'],
  [
    'leaves frames of animations alone',
    '@keyframes in{from{top:0}50.5%{top:1px}}',
    '@keyframes in{from{top:0}50.5%{top:1px}}',
  ],
  ['takes out what nothing reads', '.a{--x:1;top:0}', '.a{top:0}'],
  ['keeps what markup reads', ':root{--inMarkup:red;--x:1}', ':root{--inMarkup:red}'],
  [
    'keeps what is read through another, in every theme',
    ':root{--x:var(--y);--y:1}[data-theme=dark]{--y:2;--z:3}.a{top:var( --x, 0)}',
    ':root{--x:var(--y);--y:1}[data-theme=dark]{--y:2}.a{top:var( --x, 0)}',
  ],
  ['takes out what only an unread one reads', ':root{--x:var(--y);--y:1}', ''],
])('%s', (_what, css, needed) => {
  expect(neededStyles(css, MARKUP)).toBe(needed);
});
