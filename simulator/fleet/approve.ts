/** The administrator of a fleet: approves everybody who waits, in bulk. */
import { ADMIN_PATHS, OutcomesSchema, RequestListSchema } from '@roomkey/shared/protocol/admin';
import type { AdminClient } from './admin-client';
import type { FleetDevice } from './fleet-device';

/** Own: a building is one act. Smaller ones would wait behind the consoles that the first have set going. */
const chunkSize = 1000;
const pageSize = 5000;

/** Approves each device once. The portal compares each with the device that its account expects. */
export async function approveAll(admin: AdminClient, devices: readonly FleetDevice[]): Promise<void> {
  const waiting = new Map(devices.map((device) => [device.requestId(), device] as const));
  const found = (await pendingRequests(admin)).flatMap(({ id, requestId }) => {
    const device = waiting.get(requestId);
    return device === undefined ? [] : [{ id, device }];
  });
  for (let start = 0; start < found.length; start += chunkSize) {
    const chunk = found.slice(start, start + chunkSize);
    const at = performance.now();
    for (const { device } of chunk) device.approved(at);
    const decision = { ids: chunk.map(({ id }) => id), decision: { decision: 'approve' } };
    const { results } = await admin.post(`${ADMIN_PATHS.requests}/decisions`, decision, OutcomesSchema);
    for (const [index, { ok, code, title }] of results.entries()) {
      const received = ok ? null : `${code ?? ''} ${title ?? ''}`.trim();
      if (received === null) continue;
      chunk[index]?.device.fail({ message: 'The portal did not approve it.', expected: 'approved', received });
    }
  }
}

async function pendingRequests(admin: AdminClient) {
  const all = [];
  for (let page = 1; ; page += 1) {
    const query = `status=pending&sort=requestedAt&order=asc&pageSize=${pageSize}&page=${page}`;
    const { items, total } = await admin.get(`${ADMIN_PATHS.requests}?${query}`, RequestListSchema);
    all.push(...items);
    if (items.length === 0 || all.length >= total) return all;
  }
}
