/** Devices that wait, rooms, and what happens live. */
import { empty, everyOutcome, type Row } from './row';

export const requestRows: readonly Row[] = [
  {
    route: 'GET /api/requests',
    who: 'everybody',
    send: ({ prefix }) => [`/api/requests?search=${prefix}`],
    outside: empty,
    shows: true,
  },
  {
    route: 'GET /api/requests/{id}',
    who: 'everybody',
    send: ({ requestId }) => [`/api/requests/${requestId}`],
    outside: 'deviceRequest.notFound',
    shows: true,
  },
  {
    route: 'POST /api/requests/{id}/decision',
    who: 'leads',
    send: ({ requestId }) => [`/api/requests/${requestId}/decision`, { decision: 'approve' }],
    outside: 'deviceRequest.notFound',
  },
  {
    route: 'POST /api/requests/{id}/revoke',
    who: 'leads',
    send: ({ requestId }) => [`/api/requests/${requestId}/revoke`, { reason: 'Wrong room' }],
    outside: 'deviceRequest.notFound',
  },
  {
    route: 'POST /api/requests/decisions',
    who: 'leads',
    send: ({ requestId }) => [
      '/api/requests/decisions',
      { ids: [requestId], decision: { decision: 'reject', reason: 'Other' } },
    ],
    outside: everyOutcome('deviceRequest.notFound'),
  },
  {
    route: 'GET /api/rooms',
    who: 'everybody',
    send: ({ prefix }) => [`/api/rooms?search=${prefix}`],
    outside: empty,
    shows: true,
  },
  { route: 'GET /api/events', who: 'everybody', send: () => ['/api/events'] },
];
