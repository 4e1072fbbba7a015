/** The consoles of one test: each with a data directory of its own, all ended with the test, all shown when it fails. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { TestInfo } from '@playwright/test';
import { type RunningConsole, launchConsole } from '../console/launch';
import type { Keyring } from '../../main/test/support/keyring';
import { attachText } from './attach-text';
import { makeTempFolder } from '../../main/test/support/temp-folder';
import { RoomConsole } from './room-console';

interface Setting {
  readonly keyring: Pick<Keyring, 'env'>;
  /** Measured when absent; a profile is quicker. */
  readonly profile?: string | null;
  readonly locale?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
}

const PROFILE = 'logitech-tap-dell';

export class Consoles {
  readonly #portal: string;
  readonly #settings = new Map<RoomConsole, Setting & { readonly userDataDir: string }>();
  readonly #running = new Set<RunningConsole>();
  readonly #all: RunningConsole[] = [];
  readonly #folders: (() => Promise<void>)[] = [];

  constructor(portal: string) {
    this.#portal = portal;
  }

  /** A new console, as on its first start. */
  async launch(setting: Setting): Promise<RoomConsole> {
    const folder = await makeTempFolder();
    this.#folders.push(() => folder.remove());
    return this.#launch({ ...setting, userDataDir: folder.path });
  }

  /** The same console once more: its data directory, its keychain. It must have ended. */
  async restart(ended: RoomConsole): Promise<RoomConsole> {
    const setting = this.#settings.get(ended);
    if (setting === undefined) throw new Error('This console is not one of this test');
    return this.#launch(setting);
  }

  async kill9(console: RoomConsole): Promise<void> {
    this.#running.delete(console.launched);
    await console.launched.kill9();
  }

  userDataDirOf(console: RoomConsole): string {
    return this.#settings.get(console)?.userDataDir ?? '';
  }

  /** What a failed test needs to be understood, beside its report. */
  async attachTo(info: TestInfo): Promise<void> {
    for (const [index, launched] of this.#all.entries()) {
      const name = `console-${index + 1}`;
      await attachText(info, `${name}.out.txt`, launched.output());
      const events = path.join(launched.userDataDir, 'logs', 'events.jsonl');
      await attachText(info, `${name}.events.jsonl`, await readFile(events, 'utf8').catch(() => ''));
      if (!this.#running.has(launched)) continue;
      const picture = info.outputPath(`${name}.png`);
      const taken = await launched.page.screenshot({ path: picture, timeout: 5_000 }).catch(() => null);
      if (taken !== null) await info.attach(`${name}.png`, { path: picture });
    }
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.#running].map((launched) => launched.kill9()));
    for (const remove of this.#folders) await remove();
  }

  async #launch(setting: Setting & { readonly userDataDir: string }): Promise<RoomConsole> {
    const { keyring, profile = PROFILE, locale = 'en', args = [], env = {}, userDataDir } = setting;
    const launched = await launchConsole({
      portal: this.#portal,
      args: ['--locale', locale, ...(profile === null ? [] : ['--profile', profile]), ...args],
      userDataDir,
      keyring,
      env,
    });
    this.#running.add(launched);
    this.#all.push(launched);
    const console = new RoomConsole(launched);
    this.#settings.set(console, setting);
    return console;
  }
}
