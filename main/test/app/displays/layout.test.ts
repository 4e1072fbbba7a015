import { describe, expect, test } from 'vitest';
import {
  centredBounds,
  type DisplayFacts,
  type DisplayWishes,
  isOnDisplay,
  layOut,
  sideWindowBounds,
} from '../../../app/displays/layout';

const AUTO: DisplayWishes = { console: 'auto', frontOfRoom: 'auto' };

/** A display of 1920×1080, `column` displays from the left. */
function display(id: number, column: number, facts: Partial<DisplayFacts> = {}): DisplayFacts {
  const bounds = { x: column * 1920, y: 0, width: 1920, height: 1080 };
  return { id, bounds, workArea: bounds, isPrimary: false, isTouch: false, isInternal: false, ...facts };
}
const ids = (displays: readonly DisplayFacts[], wishes = AUTO, last: number | null = null) => {
  const layout = layOut(displays, wishes, last);
  return layout === null ? null : [layout.console.id, layout.frontOfRoom.map(({ id }) => id)];
};

describe('by itself', () => {
  const primary = display(1, 0, { isPrimary: true });

  test.each([
    ['one display is the console’s', [primary], [1, []]],
    ['the primary is the console’s, the other the room’s', [display(2, 1), primary], [1, [2]]],
    ['the one touch display is the console’s', [primary, display(2, 1, { isTouch: true })], [2, [1]]],
    ['a built-in display comes before the primary', [primary, display(2, 1, { isInternal: true })], [2, [1]]],
    [
      'two touch displays say nothing: a touch board is no console',
      [display(1, 0, { isPrimary: true, isTouch: true }), display(2, 1, { isTouch: true })],
      [1, [2]],
    ],
    ['two more are the room’s, from left to right', [display(3, 2), primary, display(2, 1)], [1, [2, 3]]],
    ['a third one stays as it is', [primary, display(2, 1), display(3, 2), display(4, 3)], [1, [2, 3]]],
  ])('%s', (_what, displays, expected) => {
    expect(ids(displays)).toEqual(expected);
  });

  test('the console stays where it was when the primary changes, and goes back there', () => {
    const other = display(2, 1, { isPrimary: true });
    expect(ids([display(1, 0), other], AUTO, 1)).toEqual([1, [2]]);
    expect(ids([other], AUTO, 1)).toEqual([2, []]);
    expect(ids([display(1, 0), other], AUTO, 1)).toEqual([1, [2]]);
  });

  test('without any display nothing is laid out', () => {
    expect(ids([])).toBeNull();
  });
});

describe('as wished', () => {
  const all = [display(10, 0, { isPrimary: true }), display(20, 1), display(30, 2)];

  test.each<[DisplayWishes, unknown]>([
    [{ console: 2, frontOfRoom: 'auto' }, [20, [10, 30]]],
    [{ console: 'auto', frontOfRoom: 3 }, [10, [30]]],
    [{ console: 3, frontOfRoom: 1 }, [30, [10]]],
    [{ console: 'auto', frontOfRoom: 'none' }, [10, []]],
    [{ console: 'auto', frontOfRoom: 'window' }, [10, []]],
    // The console must be seen somewhere, and never shares its display.
    [{ console: 9, frontOfRoom: 'auto' }, [10, [20, 30]]],
    [{ console: 'auto', frontOfRoom: 1 }, [10, []]],
    [{ console: 'auto', frontOfRoom: 9 }, [10, []]],
  ])('%j', (wishes, expected) => {
    expect(ids(all, wishes)).toEqual(expected);
  });
});

describe('places', () => {
  test('a window beside the console has the shape of a television and stays on the display', () => {
    const area = { x: 100, y: 50, width: 1280, height: 800 };
    expect(sideWindowBounds(area)).toEqual({ x: 740, y: 50, width: 640, height: 360 });
    expect(sideWindowBounds({ ...area, width: 3840 }).width).toBe(960);
  });

  test('a centred window is no larger than the display', () => {
    const area = { x: -800, y: 0, width: 800, height: 600 };
    expect(centredBounds(area, { width: 1280, height: 400 })).toEqual({ x: -800, y: 100, width: 800, height: 400 });
  });

  test('a window is where its middle is', () => {
    const window = { x: 1900, y: 0, width: 100, height: 100 };
    expect(isOnDisplay(window, [display(1, 0)])).toBe(false);
    expect(isOnDisplay(window, [display(1, 0), display(2, 1)])).toBe(true);
  });
});
