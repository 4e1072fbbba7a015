/** The demo as a kiosk. It allows no debugging port, so this is its twin; packing that takes its time, hence in test:full alone. */
import path from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import german from '@roomkey/shared/locale/de.json' with { type: 'json' };
import { makeTempFolder } from '../../main/test/support/temp-folder';
import { shippedArguments } from '../installed/installed-console';
import { expectAccessible, expectNothingClipped } from '../support/accessible';
import { waitFor } from '../support/wait-for';
import { demoTwin, presenterEnvironment, START_MS } from './packaged-demo';

test.skip(process.env['ROOMKEY_TEST_FULL'] !== '1', 'in test:full');

test('the card with the exit PIN comes before the kiosk, which begins when the presenter says so', async () => {
  test.setTimeout(300_000);
  const folder = await makeTempFolder();
  const env = await presenterEnvironment(folder.path, { DBUS_SESSION_BUS_ADDRESS: 'disabled:' });
  const app = await _electron.launch({
    executablePath: await demoTwin(),
    args: shippedArguments(path.join(folder.path, 'data'), ['--kiosk', '--locale', 'de']),
    env: Object.fromEntries(
      Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
  });
  try {
    const desk = await app.firstWindow();
    await expect(desk.locator('[data-exit-pin]')).toHaveText(/^\d{6}$/, { timeout: START_MS });
    await expectAccessible(desk);
    await expectNothingClipped(desk);
    const { card, failed, starting } = german.demoDesk;
    await expect(desk.getByText(card.beginText)).toBeVisible();
    await expect(desk.getByText(starting.title)).toHaveCount(0);
    await expect(desk.getByText(failed.title)).toHaveCount(0);
    expect(app.windows()).toHaveLength(1);

    await desk.getByRole('button', { name: card.begin }).click();
    const windows = () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => ({ kiosk: window.isKiosk(), shown: window.isVisible() })),
      );
    await waitFor('the kiosk covers the card', async () => {
      const [kiosk, other] = (await windows()).sort((one, another) => Number(another.kiosk) - Number(one.kiosk));
      return kiosk?.kiosk === true && kiosk.shown && other?.shown === false ? true : undefined;
    });
  } finally {
    await app.close();
    await folder.remove();
  }
});
