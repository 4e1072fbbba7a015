/** The demo's stories and where a presenter can jump to. Pure data: the console plays it, the portal's presenter page lists it. */

export const STORY_IDS = ['approved', 'rejected', 'wrongCode', 'networkLost', 'expired'] as const;
export type StoryId = (typeof STORY_IDS)[number];

/** Places that the director can bring the console to from anywhere, in the order of the setup. */
export const JUMP_TARGETS = [
  'welcome',
  'agreement',
  'oneTimePassword',
  'awaitingApproval',
  'rejected',
  'expired',
  'signedIn',
  'home',
] as const;
export type JumpTarget = (typeof JUMP_TARGETS)[number];

interface StoryFacts {
  readonly title: string;
  /** What it shows, in a sentence. */
  readonly summary: string;
  /** What a presenter can say, point by point. */
  readonly notes: readonly string[];
}

/** In English, as the portal's pages are; the captions on the console are in its languages. */
export const STORIES: Readonly<Record<StoryId, StoryFacts>> = {
  approved: {
    title: 'Approved',
    summary: 'From the first screen to the room’s home, with one approval.',
    notes: [
      'The installer holds one sheet of paper: no account name, no password.',
      'The code on the console and the code in the portal are the same: that is how an administrator knows the device.',
      'The password never appeared on a screen. It went encrypted to this device’s key and into its keychain.',
    ],
  },
  rejected: {
    title: 'Rejected',
    summary: 'An administrator says no, with a reason and a note.',
    notes: [
      'The installer reads the reason and the note on the console, and knows whom to ask.',
      'The one-time password is spent. A new one keeps the account’s password.',
    ],
  },
  wrongCode: {
    title: 'Wrong code',
    summary: 'A typing error is caught before anything is sent; a well-formed unknown code is refused by the portal.',
    notes: [
      'The sixteenth digit is a check digit: one wrong or two swapped digits are seen at once, without the network.',
      'After several unknown codes the portal answers more slowly; it never locks out a building.',
    ],
  },
  networkLost: {
    title: 'Network lost',
    summary: 'The cable comes out while the request waits, and goes back in.',
    notes: [
      'The console says that it is offline, and since when. Nothing has to be typed again.',
      'The request waits at the portal. It can even be approved meanwhile.',
    ],
  },
  expired: {
    title: 'Expired',
    summary: 'Nobody decides in time; the console says so and offers a way on.',
    notes: [
      'How long a request waits is the validity chosen when the code was generated: 8 hours unless somebody changes it.',
      'The demo moves the portal’s time, not yours.',
    ],
  },
};
