import { expect, test } from 'vitest';
import { DEVICE_PROFILES } from '@roomkey/shared/device/profiles';
import { isTouchBoard } from '@roomkey/shared/device/touch-board';

test('the touch boards among the profiles are known by what their firmware reports', () => {
  const boards = DEVICE_PROFILES.filter(isTouchBoard).map(({ slug }) => slug);
  expect(boards.sort()).toEqual(['surface-hub-2s', 'surface-hub-3']);
});

test('a device that says nothing is none', () => {
  expect(isTouchBoard(null)).toBe(false);
  expect(isTouchBoard({ model: null })).toBe(false);
});
