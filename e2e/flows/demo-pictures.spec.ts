/**
 * The pictures of docs/DEMO.md and README's animation, taken of the real demo while it plays. ROOMKEY_UPDATE_DOCS=1 takes them anew
 * and writes what the document says of the stories; without it, what the document says and shows is compared with what there is.
 */
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test as base, type Browser, expect } from '@playwright/test';
import { format, resolveConfig } from 'prettier';
import sharp from 'sharp';
import { STORIES, STORY_IDS, type StoryId } from '@roomkey/shared/demo/stories';
import english from '@roomkey/shared/locale/en.json' with { type: 'json' };
import { type DemoCommand, DEMO_PATHS, PresenterLinkSchema } from '@roomkey/shared/protocol/admin';
import { execute } from '../../main/test/support/child';
import { startKeyring } from '../../main/test/support/keyring';
import { makeTempFolder } from '../../main/test/support/temp-folder';
import { Administrator } from '../support/admin';
import { Consoles } from '../support/consoles';
import { picturesOf, storiesSection } from '../support/demo-guide';
import { type Frame, record, shotOf, takeFrame, wholeStage } from '../support/demo-recording';
import { pinnedFonts } from '../support/pictures/pinned-fonts';
import { startPortalProcess } from '../support/portal-process';
import type { RoomConsole } from '../support/room-console';
import { waitFor } from '../support/wait-for';

const UPDATING = process.env['ROOMKEY_UPDATE_DOCS'] === '1';
const root = path.resolve(import.meta.dirname, '../..');
const guideFile = path.join(root, 'docs/DEMO.md');
const pictures = path.join(root, 'docs/images/demo');

/** Bytes: a page that loads in a meeting room, and a repository that is cloned there. */
const MOST_OF_ALL = 2_500_000;
const MOST_OF_ANIMATION = 1_500_000;

/** Pixels. Two pictures stand beside each other in the guide. */
const WIDTH = 800;
const STAGE_WIDTH = 1_280;
const ANIMATION_WIDTH = 960;
const PHONE = { viewport: { width: 390, height: 760 }, deviceScaleFactor: 1.5, hasTouch: true, isMobile: true };

const test = base.extend<object, object>({
  launchOptions: [
    {
      executablePath: process.env['ROOMKEY_CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--disable-gpu', '--no-first-run'],
    },
    { scope: 'worker' },
  ],
});

const SECTION = /(<!-- stories:[^>]*-->\n)[^]*(\n<!-- end of the stories -->)/;

test('the guide tells every story as it is played', async () => {
  const guide = await readFile(guideFile, 'utf8');
  const told = guide.replace(SECTION, (_all, begin: string, end: string) => `${begin}\n${storiesSection()}\n${end}`);
  const current = await format(told, { ...(await resolveConfig(guideFile)), filepath: guideFile });
  if (UPDATING) await writeFile(guideFile, current);
  else expect(guide).toBe(current);
  for (const { title, summary, notes } of STORY_IDS.map((story) => STORIES[story]))
    for (const text of [title, summary, ...notes]) expect(current).toContain(text);
});

test('what the guide and README show is there, nothing else is, and all of it is small', async () => {
  test.skip(UPDATING, 'they are taken in this run');
  const documents = await Promise.all([guideFile, path.join(root, 'README.md')].map((file) => readFile(file, 'utf8')));
  const shown = documents.flatMap((text) => [...text.matchAll(/images\/demo\/([\w-]+\.\w+)/g)].map(([, file]) => file));
  const kept = await readdir(pictures);
  expect(kept.sort()).toEqual([...new Set(shown)].sort());
  const sizes = await Promise.all(kept.map(async (file) => (await stat(path.join(pictures, file))).size));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_OF_ALL);
  expect((await stat(path.join(pictures, 'story.webp'))).size).toBeLessThan(MOST_OF_ANIMATION);
});

test('what the guide tells to press and to type exists', async () => {
  const guide = (await readFile(guideFile, 'utf8')).split('## The demo in one package')[0] ?? '';
  const folder = path.join(root, 'portal/web/presenter');
  const pages = await Promise.all((await readdir(folder)).map((file) => readFile(path.join(folder, file), 'utf8')));
  const texts = [...pages, JSON.stringify(english)].join('\n');
  const names = [...guide.matchAll(/\*\*([^*]+)\*\*/g)].map(([, name = '']) => name);
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !texts.includes(name))).toEqual([]);
  const { stdout } = await execute(process.execPath, [path.join(root, 'launcher/roomkey.mjs'), 'start', '--help']);
  for (const [option] of stdout.matchAll(/^ {2}--[\w-]+/gm)) expect(guide).toContain(`\`${option.trim()}`);
});

test('its pictures', async ({ browser }, info) => {
  test.skip(!UPDATING, 'taken on demand');
  info.setTimeout(1_200_000);
  const [folder, keyring, fonts] = await Promise.all([makeTempFolder(), startKeyring('unlocked'), pinnedFonts()]);
  const portal = await startPortalProcess(0, null, ['--demo'], { testControls: false });
  const consoles = new Consoles(portal.address);
  try {
    const token = await portal.token();
    const admin = new Administrator(portal.address, token);
    const secret = async (name: string, text: string) => {
      const file = path.join(folder.path, name);
      await writeFile(file, text, { mode: 0o600 });
      return file;
    };
    const args = [
      ...['--demo-token-file', await secret('token', token)],
      ...['--demo-portal-window', await secret('link', await admin.invite('presenter'))],
      ...['--demo-speed', '1.3', '--demo-idle-seconds', '18'],
    ];
    const console = await consoles.launch({ keyring, args, env: fonts.env });
    await waitFor(
      'three windows',
      async () => ((await takeFrame(console))?.shots.length === 3 ? true : undefined),
      60_000,
    );
    const site = new DemoSite(portal.address, token, console);
    await rm(pictures, { recursive: true, force: true });
    await mkdir(pictures, { recursive: true });
    for (const story of STORY_IDS) await test.step(story, () => takeStory(site, story));
    await test.step('hand-over', () => takeHandOver(site));
    await test.step('presenter’s page', () => takePresenter(site, browser));
  } finally {
    await consoles.closeAll();
    await portal.remove();
    await Promise.all([keyring.stop(), folder.remove(), fonts.remove()]);
  }
});

/** The demo's portal, as a presenter asks it. */
class DemoSite {
  readonly address: string;
  readonly console: RoomConsole;
  readonly #token: string;

  constructor(address: string, token: string, console: RoomConsole) {
    this.address = address;
    this.console = console;
    this.#token = token;
  }

  order(command: DemoCommand): Promise<unknown> {
    return this.post(DEMO_PATHS.commands, command);
  }

  async post(route: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(this.address + route, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body ?? {}),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${route} answered ${String(answer.status)}: ${text}`);
    return text === '' ? null : JSON.parse(text);
  }
}

async function takeStory(site: DemoSite, story: StoryId): Promise<void> {
  await site.order({ kind: 'play', story, loop: false });
  const frames = await record(site.console, story);
  for (const { file, caption, step } of picturesOf(story)) {
    await keep(file, shotOf(lastOf(frames, caption, step), 'console'));
  }
  if (story !== 'approved') return;
  await keepStage('stage.webp', lastOf(frames, 'waits', 'awaitingApproval'));
  await keepAnimation(frames);
}

/** Somebody touches the screen, and goes away. */
async function takeHandOver(site: DemoSite): Promise<void> {
  const { console } = site;
  await site.order({ kind: 'play', story: 'approved', loop: true });
  await console.isAt('oneTimePassword');
  await console.page.mouse.click(640, 300);
  const until = (what: string, selector: string) =>
    waitFor(
      what,
      async () => {
        const shown = await console.page.locator(selector).count();
        return shown > 0 ? await takeFrame(console) : undefined;
      },
      60_000,
    );
  await keep(
    'handed-over.webp',
    shotOf(await until('the hand-over', '[data-demo-caption=handedOverBriefly]'), 'console'),
  );
  await keep('countdown.webp', shotOf(await until('the countdown', '[data-demo-countdown="9"]'), 'console'));
  await site.order({ kind: 'reset' });
}

/** The presenter's page on a phone, signed in by its link, which leads this console. */
async function takePresenter(site: DemoSite, browser: Browser): Promise<void> {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const { url } = PresenterLinkSchema.parse(await site.post(DEMO_PATHS.presenterLink));
  await page.goto(url);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const shoot = async (name: string, top: string | null) => {
    await page.evaluate(() => scrollTo(0, 0));
    if (top !== null) {
      await page.getByRole('region', { name: top }).evaluate((element) => {
        element.style.scrollMarginTop = '4.5rem';
        element.scrollIntoView();
      });
    }
    await keep(name, await page.screenshot());
  };
  await button('Play Rejected').tap();
  await site.console.isAt('awaitingApproval');
  await expect(button('Approve')).toBeEnabled();
  await shoot('presenter-decision.webp', null);
  await expect(button('Approve')).toHaveCount(0, { timeout: 30_000 });
  await expect(button('Stop the story')).toBeEnabled();
  await shoot('presenter-stories.webp', 'Stories');
  await button('Stop the story').tap();
  await site.order({ kind: 'reset' });
  await button('Show OTP').tap();
  await expect(page.getByRole('status', { name: 'One-time password' })).toBeVisible();
  await expect(button('Play all stories')).toBeEnabled();
  await shoot('presenter-jump.webp', 'OTP to type');
  await context.close();
}

/** The last one of that scene at that step; where a code is typed, before it is sent. */
function lastOf(frames: readonly Frame[], caption: string, step: string): Frame {
  const there = frames.filter((frame) => frame.caption === caption && frame.step === step);
  const most = Math.max(...there.map(({ digits }) => digits));
  const last = there.filter(({ digits }) => digits === most);
  const found = last.findLast(({ still }) => still) ?? last.at(-1);
  if (found === undefined) {
    const seen = new Set(frames.map((frame) => `${frame.caption} at ${frame.step}`));
    throw new Error(`${caption} was never seen at ${step}; only ${[...seen].join(', ')}`);
  }
  return found;
}

async function keep(file: string, png: Buffer): Promise<void> {
  await sharp(png)
    .resize({ width: WIDTH, withoutEnlargement: true })
    .webp({ quality: 80, effort: 6 })
    .toFile(path.join(pictures, file));
}

async function keepStage(file: string, frame: Frame): Promise<void> {
  await sharp(await wholeStage(frame, STAGE_WIDTH))
    .webp({ quality: 80, effort: 6 })
    .toFile(path.join(pictures, file));
}

/** The whole story in a quarter of a minute: which moments, and for how many milliseconds. */
async function keepAnimation(frames: readonly Frame[]): Promise<void> {
  const typed = (digits: number): Frame =>
    frames.find((frame) => frame.caption === 'typesCode' && frame.digits >= digits) ??
    lastOf(frames, 'typesCode', 'oneTimePassword');
  const moments: readonly (readonly [frame: Frame, ms: number])[] = [
    [lastOf(frames, 'firstStart', 'welcome'), 1_800],
    [lastOf(frames, 'checksItself', 'welcome'), 900],
    [lastOf(frames, 'agreement', 'agreement'), 1_200],
    ...[1, 3, 5, 7, 9, 11, 13, 15].map((digits) => [typed(digits), 180] as const),
    [lastOf(frames, 'sendsCode', 'oneTimePassword'), 1_200],
    [lastOf(frames, 'waits', 'awaitingApproval'), 2_600],
    [lastOf(frames, 'approves', 'awaitingApproval'), 1_800],
    [lastOf(frames, 'stored', 'signedIn'), 1_800],
    [lastOf(frames, 'ready', 'home'), 2_600],
  ];
  const stills = await Promise.all(moments.map(([frame]) => wholeStage(frame, ANIMATION_WIDTH)));
  await sharp(stills, { join: { animated: true } })
    .webp({ quality: 70, effort: 6, loop: 0, delay: moments.map(([, ms]) => ms) })
    .toFile(path.join(pictures, 'story.webp'));
}
