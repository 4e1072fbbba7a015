import { describe, expect, it, vi } from 'vitest';
import { createSecretBox, SECRET_LIFE_MS } from '@roomkey/shared/setup/machine/secret-box';
import { createFakeWorld } from './fake-ports';

describe('SecretBox', () => {
  const make = () => {
    const world = createFakeWorld();
    return {
      world,
      box: createSecretBox(world.ports.clock, { token: () => `handle-${String(Math.floor(performance.now() * 1e6))}` }),
    };
  };

  it('gives a secret once by take, and again and again by peek', () => {
    const { box } = make();
    const handle = box.put('1234');
    expect(box.peek(handle)).toBe('1234');
    expect(box.take(handle)).toBe('1234');
    expect(box.take(handle)).toBeNull();
    expect(box.peek(handle)).toBeNull();
  });

  it('forgets after two minutes, even when nobody asks', async () => {
    const { world, box } = make();
    const handle = box.put('1234');
    world.advance(SECRET_LIFE_MS - 1);
    expect(box.peek(handle)).toBe('1234');
    world.advance(1);
    await vi.waitFor(() => expect(box.peek(handle)).toBeNull());
  });

  it('answers null for handles it never gave, and forgets all at once', () => {
    const { box } = make();
    const handles = [box.put('a'), box.put('b')];
    expect(box.peek('never-given')).toBeNull();
    box.wipeAll();
    expect(handles.map((handle) => box.peek(handle))).toEqual([null, null]);
  });
});
