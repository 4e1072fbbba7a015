/** The packaged demo plays by itself, as it is shipped, on a machine without Node; and its presenter's page has it in hand. */
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { STORY_IDS } from '@roomkey/shared/demo/stories';
import { startKeyring } from '../../main/test/support/keyring';
import { makeTempFolder } from '../../main/test/support/temp-folder';
import { readEventLog } from '../console/event-log';
import { demoExecutable, PackagedDemo, person, presenterEnvironment } from './packaged-demo';

/** Milliseconds that a story may take on two busy cores; it takes a tenth of it on quiet ones. */
const STORY_MS = 30_000;

test('story mode plays every story to its end; the presenter’s page stops it and resets everything', async () => {
  test.setTimeout(400_000);
  const executable = await demoExecutable();
  const folder = await makeTempFolder();
  const userData = path.join(folder.path, 'data');
  const keyring = process.platform === 'linux' ? await startKeyring('unlocked') : undefined;
  const env = await presenterEnvironment(folder.path, keyring?.env ?? {});
  let demo: PackagedDemo | undefined;
  try {
    demo = await PackagedDemo.start(executable, userData, env, ['--auto', '--story-speed', '60']);
    const console = await demo.console();
    const codesOf = async (event: string) =>
      (await readEventLog(userData)).filter((line) => line.event === event).map(({ code }) => code ?? '');
    await expect
      .poll(async () => (await codesOf('app.demo.played')).length, { timeout: STORY_IDS.length * STORY_MS })
      .toBeGreaterThanOrEqual(STORY_IDS.length);
    expect((await codesOf('app.demo.played')).slice(0, STORY_IDS.length)).toEqual(
      STORY_IDS.map((story) => expect.stringContaining(`"story":"${story}"`)),
    );
    expect(await codesOf('app.demo.storyFailed')).toEqual([]);

    const portal = await demo.portal();
    await portal.evaluate(() => {
      location.hash = '#/presenter';
    });
    await expect(portal.getByRole('heading', { name: 'Presenter', level: 1 })).toBeVisible();
    await portal.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(console.locator('[data-demo-caption]')).toHaveCount(0);
    await portal.getByRole('button', { name: 'Reset', exact: true }).click();
    await portal.getByRole('button', { name: 'Press again to reset' }).click();
    await expect.poll(() => codesOf('app.demo.ordered')).toEqual(['stop', 'reset']);
    await person(console).isAt('welcome');
    await expect(portal.getByRole('button', { name: 'Reset', exact: true })).toBeVisible();
    await demo.quit();
  } finally {
    await demo?.kill9();
    await keyring?.stop();
    await folder.remove();
  }
});
