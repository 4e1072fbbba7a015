/** What docs/DEMO.md says of the stories, made of the stories themselves: titles, notes, and a picture with its caption per scene. */
import english from '@roomkey/shared/locale/en.json' with { type: 'json' };
import { STORIES, STORY_IDS, type StoryId } from '@roomkey/shared/demo/stories';
import { STORY_SCENES } from '@roomkey/shared/demo/story-scenes';
import type { CaptionKey } from '@roomkey/shared/demo/scenes';
import type { Step } from '@roomkey/shared/setup/contract/view';

const COLUMNS = 2;

/** Where the console stands in the picture of each scene, in the order of the scenes. */
const SHOWN = {
  approved: [
    'welcome',
    // The check of a chosen device is over before anybody could take its picture.
    'welcome',
    'agreement',
    'oneTimePassword',
    'oneTimePassword',
    'awaitingApproval',
    'awaitingApproval',
    'signedIn',
    'home',
  ],
  rejected: ['agreement', 'oneTimePassword', 'awaitingApproval', 'rejected', 'oneTimePassword'],
  wrongCode: [
    'agreement',
    'oneTimePassword',
    'oneTimePassword',
    'oneTimePassword',
    'oneTimePassword',
    'oneTimePassword',
    'awaitingApproval',
    'home',
  ],
  networkLost: [
    'agreement',
    'oneTimePassword',
    'awaitingApproval',
    'awaitingApproval',
    'awaitingApproval',
    'awaitingApproval',
    'home',
  ],
  expired: ['agreement', 'oneTimePassword', 'awaitingApproval', 'awaitingApproval', 'expired', 'oneTimePassword'],
} as const satisfies Record<StoryId, readonly Step[]>;

/** For people who do not see the picture; its caption stands below it. */
const ALT: Readonly<Record<(typeof SHOWN)[StoryId][number], string>> = {
  welcome: 'The welcome page',
  agreement: 'The agreement',
  oneTimePassword: 'Boxes and keypad for the one-time password',
  awaitingApproval: 'The console waits for approval',
  rejected: 'The request was rejected',
  expired: 'The request has expired',
  signedIn: 'The room is set up',
  home: 'The room’s home',
};

export interface ScenePicture {
  /** In docs/images/demo. */
  readonly file: string;
  readonly caption: CaptionKey;
  readonly step: keyof typeof ALT;
}

export function picturesOf(story: StoryId): readonly ScenePicture[] {
  return STORY_SCENES[story].map(({ caption }, index) => {
    const step = SHOWN[story][index];
    if (step === undefined) throw new Error(`No step is chosen for the picture of ${story}, ${caption}`);
    return { file: `${kebab(story)}-${String(index + 1)}.webp`, caption, step };
  });
}

/** Markdown, from the first story's heading to the last one's pictures. */
export function storiesSection(): string {
  return STORY_IDS.map((story) => {
    const { title, summary, notes } = STORIES[story];
    return [
      `### ${title}`,
      summary,
      'You can say:',
      notes.map((note) => `- ${note}`).join('\n'),
      table(picturesOf(story)),
    ].join('\n\n');
  }).join('\n\n');
}

/** Pictures side by side, each above what the console says of it. */
function table(pictures: readonly ScenePicture[]): string {
  const rows: string[] = [];
  for (let first = 0; first < pictures.length; first += COLUMNS) {
    const group = Array.from({ length: COLUMNS }, (_, column) => pictures[first + column]);
    rows.push(row(group.map((each) => each && `![${ALT[each.step]}](images/demo/${each.file})`)));
    if (first === 0) rows.push(row(group.map(() => '---')));
    rows.push(row(group.map((each) => each && english.demo.captions[each.caption])));
  }
  return rows.join('\n');
}

const row = (cells: readonly (string | undefined)[]): string => `| ${cells.map((cell) => cell ?? '').join(' | ')} |`;

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
