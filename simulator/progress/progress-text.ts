/** What a terminal, or a log without one, says of a run's progress. */
import { styleText } from 'node:util';
import { duration, number } from '../report/text';
import type { Pace, RunProgress } from './run-progress';

const barWidth = 24;
const mostColumns = 100;

/** Several lines, never wider than the terminal. */
export function progressLines(progress: RunProgress, pace: Pace, look: { columns: number; colour: boolean }): string[] {
  const columns = Math.min(look.columns - 1, mostColumns);
  const paint = (style: 'green' | 'red' | 'dim' | 'bold', text: string): string =>
    look.colour ? styleText(style, text, { validateStream: false }) : text;
  const full = Math.round(Math.min(1, Math.max(0, progress.share)) * barWidth);
  const bar = `[${'#'.repeat(full)}${'.'.repeat(barWidth - full)}]`;
  const percent = `${Math.floor(progress.share * 100)} %`.padStart(5);
  const widest = Math.max(...progress.states.map(([state]) => state.length), 0);
  const most = Math.max(...progress.states.map(([, count]) => count), 1);
  const room = Math.max(0, columns - widest - 12);
  const head = [bar, percent, progress.phase].join(' ');
  return [
    paint('bold', head.slice(0, columns)),
    `  ${countsText(progress)}${paceText(pace)}`.slice(0, columns),
    ...progress.states.map(([state, count]) => {
      const line = '#'.repeat(Math.ceil((count / most) * Math.min(room, 40)));
      return `  ${state.padEnd(widest)} ${number(count).padStart(7)} ${paint('dim', line)}`.trimEnd();
    }),
    ...(progress.failed === 0 ? [] : [paint('red', `  ${number(progress.failed)} failed`)]),
  ];
}

/** One line for a log. */
export function progressLine(progress: RunProgress, pace: Pace): string {
  const states = progress.states.map(([state, count]) => `${state} ${number(count)}`).join(', ');
  const now = states === '' ? '' : `; ${states}`;
  return `${progress.phase}: ${countsText(progress)}${paceText(pace)}${now}`;
}

const countsText = ({ done, total, failed }: RunProgress): string =>
  `${number(done)} of ${number(total)} done, ${number(failed)} failed`;

function paceText({ perSecond, leftMs }: Pace): string {
  const rate = perSecond === null ? '' : `, ${perSecond < 10 ? perSecond.toFixed(1) : number(Math.round(perSecond))}/s`;
  const left = leftMs === null || leftMs < 1_000 ? '' : `, about ${duration(Math.ceil(leftMs / 1_000) * 1_000)} left`;
  return rate + left;
}
