import { describe, expect, test } from 'vitest';
import type { DisplayFacts, Rectangle } from '../../../app/displays/layout';
import {
  CONSOLE_PAGE,
  frameOf,
  isWherePut,
  layOutStage,
  type Stage,
  zoomFor,
} from '../../../app/demo-windows/stage-layout';

const LINUX = frameOf('linux');
const NO_FRAME = frameOf('win32');

function display(id: number, bounds: Rectangle, workArea = bounds): DisplayFacts {
  return { id, bounds, workArea, isPrimary: id === 1, isTouch: false, isInternal: false };
}
const sized = (width: number, height: number, x = 0, y = 0): Rectangle => ({ x, y, width, height });

function stage(
  console: Rectangle,
  { room = null, kiosk = false, withoutRoom = false, frame = LINUX }: Partial<Parameters<typeof setting>[0]> = {},
): Stage {
  return layOutStage(setting({ console, room, kiosk, withoutRoom, frame }));
}
function setting(parts: {
  console?: Rectangle;
  room: Rectangle | null;
  kiosk: boolean;
  withoutRoom: boolean;
  frame: typeof LINUX;
}) {
  const { console = sized(1920, 1080), room, ...rest } = parts;
  const layout = { console: display(1, console), frontOfRoom: room === null ? [] : [display(2, room)] };
  return { layout, ...rest };
}

const rectangles = ({ console, frontOfRoom, portal }: Stage): Rectangle[] =>
  [console, frontOfRoom?.bounds ?? null, portal].filter((each) => each !== null);
const withFrame = ({ x, y, width, height }: Rectangle, frame = LINUX): Rectangle => ({
  ...{ x, y },
  width: width + frame.width,
  height: height + frame.height,
});
const overlap = (one: Rectangle, other: Rectangle): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;
const isWithin = (inner: Rectangle, outer: Rectangle): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

function expectTidy(shown: Stage, area: Rectangle, frame = LINUX): void {
  const framed = rectangles(shown).map((each) => withFrame(each, frame));
  for (const [index, one] of framed.entries()) {
    expect.soft(isWithin(one, area), JSON.stringify(one)).toBe(true);
    for (const other of framed.slice(index + 1)) expect.soft(overlap(one, other)).toBe(false);
  }
}

describe('on one display all three windows are seen whole, side by side', () => {
  test.each([
    [1280, 800],
    [1366, 768],
    [1920, 1080],
    [2560, 1440],
    [3440, 1440],
    [1024, 600],
    [1080, 1920],
    [800, 1280],
  ])('%i×%i', (width, height) => {
    for (const frame of [LINUX, NO_FRAME]) {
      const area = sized(width, height, 0, 30);
      const shown = stage(area, { frame });
      expect(rectangles(shown)).toHaveLength(3);
      expectTidy(shown, area, frame);
      expect(shown.frontOfRoom?.covers).toBe(false);
      const { console } = shown;
      expect((console?.width ?? 0) / (console?.height ?? 1)).toBeCloseTo(CONSOLE_PAGE.width / CONSOLE_PAGE.height, 1);
    }
  });

  test.each([
    [1920, 1080],
    [2560, 1440],
  ])('at %i×%i the console has 1024×640 or more', (width, height) => {
    const { console } = stage(sized(width, height));
    expect(console?.width).toBeGreaterThanOrEqual(1_024);
    expect(console?.height).toBeGreaterThanOrEqual(640);
  });

  test('where there is no room for that, it is the larger half, and the portal keeps a phone’s width', () => {
    const { console, portal } = stage(sized(1280, 800));
    expect(console?.width).toBeGreaterThan(640);
    expect(portal?.width).toBeGreaterThanOrEqual(480);
  });

  test('next to panels of the desktop', () => {
    const area = sized(1846, 1053, 74, 27);
    const layout = { console: display(1, sized(1920, 1080), area), frontOfRoom: [] };
    expectTidy(layOutStage({ layout, kiosk: false, withoutRoom: false, frame: LINUX }), area);
  });

  test('without a front of room the console has the height for itself', () => {
    const area = sized(1920, 1080);
    const shown = stage(area, { withoutRoom: true });
    expect(shown.frontOfRoom).toBeNull();
    expectTidy(shown, area);
  });
});

describe('on two displays', () => {
  const first = sized(1280, 800);
  const second = sized(1920, 1080, 1280);

  test('the front of the room covers the second, console and portal share the first', () => {
    const shown = stage(first, { room: second });
    expect(shown.frontOfRoom).toEqual({ key: '2', bounds: second, covers: true });
    expectTidy({ ...shown, frontOfRoom: null }, first);
    expect(shown.portal).not.toBeNull();
  });

  test('beside a kiosk the portal shares the second with the room', () => {
    const shown = stage(first, { room: second, kiosk: true });
    expect(shown.console).toBeNull();
    expect(shown.frontOfRoom?.covers).toBe(false);
    expectTidy(shown, second);
  });
});

test('a kiosk on the only display leaves no place for anything else', () => {
  expect(rectangles(stage(sized(1920, 1080), { kiosk: true }))).toEqual([]);
});

test('a page is scaled down to its window, never up', () => {
  expect(zoomFor({ width: 1280, height: 800 }, CONSOLE_PAGE)).toBe(1);
  expect(zoomFor({ width: 2560, height: 1600 }, CONSOLE_PAGE)).toBe(1);
  expect(zoomFor({ width: 640, height: 800 }, CONSOLE_PAGE)).toBe(0.5);
  expect(zoomFor({ width: 1280, height: 600 }, CONSOLE_PAGE)).toBe(0.75);
  expect(zoomFor({ width: 10, height: 10 }, CONSOLE_PAGE)).toBe(0.4);
});

test('a window manager’s few pixels are not a person’s move', () => {
  const put = sized(1024, 640);
  expect(isWherePut({ ...put, x: 1, y: 20 }, put)).toBe(true);
  expect(isWherePut({ ...put, x: 100 }, put)).toBe(false);
  expect(isWherePut({ ...put, width: 900 }, put)).toBe(false);
});
