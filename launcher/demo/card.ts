import type { ReadyOtp } from '../../main/adapters/demo-portal/ready-otp';
import type { DemoOptions } from './options';

/** Texts of the console's buttons, as its catalogue has them. */
export interface ConsoleLabels {
  readonly getStarted: string;
  readonly accept: string;
  readonly submitOtp: string;
  readonly continue: string;
}

export interface CardFacts {
  readonly options: Pick<DemoOptions, 'auto' | 'kiosk' | 'lan' | 'virtual'>;
  readonly labels: ConsoleLabels;
  readonly otp: ReadyOtp;
  /** Null: there is no kiosk to leave. */
  readonly exitPin: string | null;
}

/** Columns of a terminal that nobody has widened. */
const WIDTH = 80;

/** What to click, step by step, for somebody who stands in front of people. */
export function demoCard({ options, labels, otp, exitPin }: CardFacts): string {
  const { auto, kiosk } = options;
  const steps = [
    `On the console press “${labels.getStarted}”. When the device is checked, press “${labels.accept}”.`,
    // Each story has its own, and the one printed is used up by the first.
    auto
      ? `Type the OTP that the presenter’s page of the portal shows, and press “${labels.submitOtp}”.`
      : `Type the OTP ${otp.code} and press “${labels.submitOtp}”. It is for ${otp.roomName}.`,
    `In the portal, the request appears under “Awaiting OTP Approval”. Press its device, compare the code with the console’s, choose “Approve the request” and press “Submit”.`,
    `The console signs in by itself. “${labels.continue}” leads to the room’s home.`,
  ];
  return [
    rule('Roomkey demo (simulation)'),
    ...(auto ? ['The story plays by itself, again and again. Touch the screen to take over:', ''] : []),
    ...steps.flatMap((step, index) => folded(`${String(index + 1)}. `, step)),
    '',
    ...entry('Portal', portalEntry(kiosk)),
    ...(exitPin === null
      ? []
      : entry('Exit PIN', `${exitPin}  (hold the console’s lower corner without text for three seconds)`)),
    ...entry('End', `${kiosk ? 'leave the kiosk by its PIN' : 'close the console’s window'}, or press Ctrl+C here`),
    ...entry('Reset', 'on the presenter’s page of the portal, at any time'),
    ...entry('Again', 'npm start: every start is at the beginning; with --keep it goes on'),
    ...entry('More', moreOf(options)),
    rule(),
  ].join('\n');
}

function portalEntry(kiosk: boolean): string {
  if (!kiosk) return 'its window is signed in; a browser of yours takes the link “Sign in” above';
  return 'in a window on the second display, if there is one; else open the link “Sign in” above in a browser before the console covers it, or use --lan';
}

function moreOf({ auto, kiosk, lan }: CardFacts['options']): string {
  const ways = [
    ...(auto ? [] : ['--auto (it plays by itself)']),
    ...(lan ? [] : ['--lan (approve on a phone)']),
    ...(kiosk ? [] : ['--kiosk (full screen)']),
    '--help',
  ];
  return `npm start -- ${ways.join(', ')}`;
}

const entry = (name: string, text: string): string[] => folded(`${name}:`.padEnd(10), text);

/** Lines of at most 80 columns; all but the first are indented as far as the text of the first. */
function folded(head: string, text: string): string[] {
  const lines: string[] = [];
  let line = head;
  for (const word of text.split(' ')) {
    const isFirst = line.trim() === '' || line === head;
    if (!isFirst && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = ' '.repeat(head.length) + word;
    } else {
      line += isFirst ? word : ` ${word}`;
    }
  }
  return [...lines, line];
}

function rule(title = ''): string {
  return (title === '' ? '' : `── ${title} `).padEnd(WIDTH, '─');
}
