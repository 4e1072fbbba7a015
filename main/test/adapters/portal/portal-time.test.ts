import { describe, expect, it } from 'vitest';
import { createPortalTime } from '../../../adapters/portal/portal-time';

describe("the portal's time", () => {
  it("is the console's own until an answer tells it, and then runs on", () => {
    let now = 1_000_000;
    const time = createPortalTime({ now: () => now });
    expect(time.now()).toBe(1_000_000);
    expect(time.ahead()).toBeNull();
    time.learn('Fri, 15 Jan 2027 12:00:00 GMT');
    expect(time.ahead()).toBe(Date.UTC(2027, 0, 15, 12) - 1_000_000);
    now += 5_000;
    expect(time.now()).toBe(Date.UTC(2027, 0, 15, 12, 0, 5));
  });

  it.each([null, '', 'yesterday'])('keeps what it knows when told %j', (header) => {
    const time = createPortalTime({ now: () => 5 });
    time.learn(header);
    expect(time.now()).toBe(5);
  });
});
