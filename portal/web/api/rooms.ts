/** Reading the rooms that devices set up. */
import { ADMIN_PATHS, RoomListSchema, type RoomQuerySchema } from '@roomkey/shared/protocol/admin';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { call } from './client';
import { listPoll } from './polling';
import { searchOf } from './search-of';

export type RoomQuery = z.infer<typeof RoomQuerySchema>;

export function useRooms(query: RoomQuery) {
  return useQuery({
    queryKey: ['rooms', query],
    queryFn: ({ signal }) => call(`${ADMIN_PATHS.rooms}?${searchOf(query)}`, { schema: RoomListSchema, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: listPoll,
  });
}
