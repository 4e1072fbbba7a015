import { describe, expect, it } from 'vitest';
import { PRESS_KEYS, type Act } from '../../demo/scenes';
import { STORY_SCENES } from '../../demo/story-scenes';
import { STORIES, STORY_IDS } from '../../demo/stories';
import { CATALOGUES } from '../../locale/catalogues';
import { SUPPORTED_LOCALES } from '../../locale/locales';
import { ERROR_CODES } from '../../setup/contract/errors';
import { STEPS } from '../../setup/contract/view';
import { textsOf } from '../locale/texts-of';

const acts = STORY_IDS.flatMap((story) => STORY_SCENES[story].flatMap((scene) => scene.acts));
const of = <K extends Act['kind']>(kind: K) =>
  acts.filter((act): act is Extract<Act, { kind: K }> => act.kind === kind);

describe.each(SUPPORTED_LOCALES)('in %s', (locale) => {
  const texts = new Map(textsOf(CATALOGUES[locale]));
  it('every caption, story, note and press has its text', () => {
    const captions = STORY_IDS.flatMap((story) => STORY_SCENES[story].map(({ caption }) => `demo.captions.${caption}`));
    const needed = [
      ...captions,
      ...STORY_IDS.map((story) => `demo.stories.${story}`),
      ...of('reject').map(({ note }) => `demo.notes.${note}`),
      ...PRESS_KEYS,
    ];
    expect(needed.filter((key) => !texts.has(key))).toEqual([]);
  });
  it('no caption is longer than two lines from the back of a room', () => {
    const long = Object.values(CATALOGUES[locale].demo.captions).filter((text) => text.length > 125);
    expect(long).toEqual([]);
  });
});

it('no caption is left without a story', () => {
  const used = new Set<string>(STORY_IDS.flatMap((story) => STORY_SCENES[story].map(({ caption }) => caption)));
  expect(Object.keys(CATALOGUES.en.demo.captions).filter((key) => !used.has(key))).toEqual([]);
});

it('what is waited for exists', () => {
  const waits = of('until');
  expect(waits.filter(({ step }) => !STEPS.includes(step))).toEqual([]);
  expect(waits.flatMap(({ error }) => error ?? []).filter((code) => !ERROR_CODES.includes(code))).toEqual([]);
});

describe.each(STORY_IDS)('the story %s', (story) => {
  const scenes = STORY_SCENES[story];
  it('ends on a page that can be looked at, and has notes for the presenter', () => {
    const last = scenes.flatMap((scene) => scene.acts).findLast((act) => act.kind === 'until');
    expect(['home', 'oneTimePassword']).toContain(last?.step);
    expect(STORIES[story].notes.length).toBeGreaterThan(1);
  });
  it('presses nothing before the page is there that holds it', () => {
    const firstPress = scenes.flatMap((scene) => scene.acts).findIndex(({ kind }) => kind === 'press');
    expect(scenes.flatMap((scene) => scene.acts)[firstPress]).toEqual({ kind: 'press', key: 'intents.getStarted' });
  });
  it('leaves the network as it found it', () => {
    const network = scenes
      .flatMap((scene) => scene.acts)
      .flatMap((act) => (act.kind === 'network' ? [act.online] : []));
    expect(network.at(-1) ?? true).toBe(true);
  });
});
