/**
 * The page's first script. A pre-rendered screen stands already: it answers what a press can mean without the page's own code,
 * lets the screen be painted, and then loads that code.
 */
import 'virtual:themes.css';
import '../base.css';
import { answerEarly } from './answer-early';
import { painted } from './painted';

const early = answerEarly(document);
await painted();
const { startPage } = await import('../main');
await startPage(() => early.released());
early.stop();
// bench/paint looks for it.
performance.mark('roomkey:ready');
