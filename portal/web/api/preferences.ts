/** The organisation's preferences for one-time passwords. */
import { ADMIN_PATHS, PreferencesSchema, type Preferences } from '@roomkey/shared/protocol/admin';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './client';

const PREFERENCES_KEY = ['preferences'] as const;

export function usePreferences() {
  return useQuery({
    queryKey: PREFERENCES_KEY,
    queryFn: ({ signal }) => call(ADMIN_PATHS.preferences, { schema: PreferencesSchema, signal }),
  });
}

export function useSavePreferences(onSaved: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Preferences) =>
      call(ADMIN_PATHS.preferences, { method: 'PUT', body, schema: PreferencesSchema }),
    onSuccess: (saved) => {
      client.setQueryData(PREFERENCES_KEY, saved);
      onSaved();
    },
  });
}
