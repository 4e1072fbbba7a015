/**
 * The page's first script. A pre-rendered screen stands already: it answers what a press can mean without the page's own code,
 * lets the screen be painted, and then loads that code and the rest of the styles.
 */
import 'virtual:themes.css';
import '../base.css';
import { answerEarly } from './answer-early';
import { completeStyles } from './complete-styles';
import { painted } from './painted';

const early = answerEarly(document);
await painted();
const [{ startPage }] = await Promise.all([import('../main'), completeStyles(document)]);
await startPage(() => early.released());
early.stop();
// bench/paint looks for it.
performance.mark('roomkey:ready');
