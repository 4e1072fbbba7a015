import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { attachedTo } from '../../../app/displays/attached';
import { createDisplays } from '../../../app/displays/displays';
import { frontOfRoomTargets } from '../../../app/displays/front-of-room-targets';
import type { DisplayWishes, Layout } from '../../../app/displays/layout';

type WatchedScreen = Parameters<typeof createDisplays>[0]['screen'];
type Display = ReturnType<WatchedScreen['getPrimaryDisplay']>;

/** The little of Electron's Display that is read. */
function display(id: number, x: number, touchSupport: Display['touchSupport'] = 'unknown'): Display {
  const bounds = { x, y: 0, width: 1920, height: 1080 };
  const played: unknown = { id, bounds, workArea: bounds, size: bounds, touchSupport, internal: false };
  return played as Display;
}

/** A fake of Electron's screen: cables are plugged by hand. e2e/displays does it with a real X server. */
class PlayedScreen extends EventEmitter {
  displays: Display[];
  constructor(...displays: Display[]) {
    super();
    this.displays = displays;
  }
  getAllDisplays = () => this.displays;
  getPrimaryDisplay = () => this.displays[0]!;
  plug(added: Display) {
    this.displays = [...this.displays, added];
    this.emit('display-added', {}, added);
  }
  unplug(id: number) {
    const removed = this.displays.find((each) => each.id === id);
    this.displays = this.displays.filter((each) => each.id !== id);
    this.emit('display-removed', {}, removed);
  }
}

function open(screen: PlayedScreen, wishes: DisplayWishes = { console: 'auto', frontOfRoom: 'auto' }) {
  const notes: string[] = [];
  const layouts: Layout[] = [];
  const displays = createDisplays({
    screen: screen as unknown as WatchedScreen,
    wishes,
    note: (event, code) => notes.push(`${event} ${code ?? ''}`),
  });
  displays.onChange((layout) => layouts.push(layout));
  return { displays, notes, layouts };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('displays come and go', () => {
  test('a plug with its many events is one change, and noted', () => {
    const screen = new PlayedScreen(display(1, 0));
    const { displays, notes, layouts } = open(screen);
    screen.plug(display(2, 1920));
    screen.emit('display-metrics-changed', {}, screen.displays[1]);
    vi.advanceTimersByTime(200);
    screen.emit('display-metrics-changed', {}, screen.displays[0]);
    vi.advanceTimersByTime(200);
    expect(layouts).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(layouts).toHaveLength(1);
    expect(displays.layout().frontOfRoom.map(({ id }) => id)).toEqual([2]);
    expect(notes).toEqual(['display.added 1920x1080', 'display.changed 1920x1080', 'display.changed 1920x1080']);
  });

  test('the console goes to what is left, and back', () => {
    const screen = new PlayedScreen(display(1, 0), display(2, 1920));
    const { displays } = open(screen);
    screen.unplug(1);
    vi.runAllTimers();
    expect(displays.layout()).toMatchObject({ console: { id: 2 }, frontOfRoom: [] });
    screen.plug(display(1, 0));
    vi.runAllTimers();
    expect(displays.layout()).toMatchObject({ console: { id: 1 }, frontOfRoom: [{ id: 2 }] });
  });

  test('for a moment without any display everything stays as it is', () => {
    const screen = new PlayedScreen(display(1, 0), display(2, 1920));
    const { displays, layouts } = open(screen);
    screen.unplug(1);
    screen.unplug(2);
    vi.runAllTimers();
    expect(layouts).toEqual([]);
    expect(displays.layout()).toMatchObject({ console: { id: 1 }, frontOfRoom: [{ id: 2 }] });
  });

  test('a touch display that comes later is the console’s place from then on', () => {
    const screen = new PlayedScreen(display(1, 0));
    const { displays } = open(screen);
    screen.plug(display(2, 1920, 'available'));
    vi.runAllTimers();
    expect(displays.layout().console.id).toBe(2);
    screen.unplug(2);
    vi.runAllTimers();
    expect(displays.layout().console.id).toBe(1);
    screen.plug(display(2, 1920, 'available'));
    vi.runAllTimers();
    expect(displays.layout()).toMatchObject({ console: { id: 2 }, frontOfRoom: [{ id: 1 }] });
  });

  test('closed, it hears nothing any more', () => {
    const screen = new PlayedScreen(display(1, 0));
    const { displays, notes, layouts } = open(screen);
    displays.close();
    screen.plug(display(2, 1920));
    vi.runAllTimers();
    expect([notes, layouts]).toEqual([[], []]);
  });
});

describe('what is attached', () => {
  test.each([
    [[display(1, 0)], 'auto', false],
    [[display(1, 0), display(2, 1920)], 'auto', true],
    [[display(1, 0)], 'none', null],
    [[display(1, 0)], 'window', true],
    [[display(1, 0), display(2, 1920)], 1, false],
  ] as const)('%#', (found, frontOfRoom, expected) => {
    const { displays } = open(new PlayedScreen(...found), { console: 'auto', frontOfRoom });
    expect(attachedTo(displays, false)).toEqual({
      hdmiIngest: null,
      frontOfRoomDisplay: expected,
      frontOfRoomExpected: false,
      touchKeyboard: null,
    });
    expect(attachedTo(displays, true).frontOfRoomExpected).toBe(true);
  });
});

describe('front-of-room windows', () => {
  const two = new PlayedScreen(display(1, 0), display(2, 1920));

  test('in a kiosk they cover their displays', () => {
    const { displays } = open(two);
    expect(frontOfRoomTargets(displays.layout(), displays.wishes, true)).toEqual([
      { key: '2', bounds: { x: 1920, y: 0, width: 1920, height: 1080 }, covers: true },
    ]);
  });

  test('otherwise they are ordinary windows on them', () => {
    const { displays } = open(two);
    expect(frontOfRoomTargets(displays.layout(), displays.wishes, false)).toEqual([
      { key: '2', bounds: { x: 2240, y: 180, width: 1280, height: 720 }, covers: false },
    ]);
  });

  test('on one display a window stands beside the console when asked for', () => {
    const { displays } = open(new PlayedScreen(display(1, 0)), { console: 'auto', frontOfRoom: 'window' });
    expect(frontOfRoomTargets(displays.layout(), displays.wishes, false)).toEqual([
      { key: 'window', bounds: { x: 960, y: 0, width: 960, height: 540 }, covers: false },
    ]);
  });
});
