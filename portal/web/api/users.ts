/** Users and their roles, API tokens, lock-outs. */
import {
  ADMIN_PATHS,
  ApiTokenListSchema,
  CreatedApiTokenSchema,
  InvitationSchema,
  LockoutListSchema,
  UserListSchema,
  UserSchema,
  type ApiTokenSchema,
  type Lockout,
  type NewApiTokenSchema,
  type NewUserSchema,
  type User,
  type UserChangeSchema,
} from '@roomkey/shared/protocol/admin';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { call } from './client';
import { listPoll } from './polling';

export type NewUser = z.input<typeof NewUserSchema>;
export type UserChange = z.infer<typeof UserChangeSchema>;
export type Invitation = z.infer<typeof InvitationSchema>;
export type ApiToken = z.infer<typeof ApiTokenSchema>;
export type NewApiToken = z.input<typeof NewApiTokenSchema>;
export type CreatedApiToken = z.infer<typeof CreatedApiTokenSchema>;

const USERS = ['users'] as const;
const TOKENS = ['apiTokens'] as const;
const LOCKOUTS = ['lockouts'] as const;

const userPath = (id: string) => `${ADMIN_PATHS.users}/${encodeURIComponent(id)}`;

export function useUsers() {
  return useQuery({
    queryKey: USERS,
    queryFn: ({ signal }) => call(ADMIN_PATHS.users, { schema: UserListSchema, signal }),
  });
}

/** An act whose answer is shown once, or not at all: it stays out of the cache. */
function useAct<Input, Answer>(
  key: readonly string[],
  act: (input: Input) => Promise<Answer>,
  onDone: (answer: Answer) => void,
) {
  const client = useQueryClient();
  return useMutation({
    // SECURITY: some answers hold a link or a token; they leave memory with the dialog that shows them.
    gcTime: 0,
    mutationFn: act,
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}

export function useAddUser(onAdded: (invitation: Invitation) => void) {
  const add = (body: NewUser) => call(ADMIN_PATHS.users, { method: 'POST', body, schema: InvitationSchema });
  return useAct(USERS, add, onAdded);
}

export function useChangeUser(id: string, onChanged: (user: User) => void) {
  const change = (body: UserChange) => call(userPath(id), { method: 'PATCH', body, schema: UserSchema });
  return useAct(USERS, change, onChanged);
}

/** A new link; the user's password and sessions end. */
export function useInvite(id: string, onInvited: (invitation: Invitation) => void) {
  const invite = () => call(`${userPath(id)}/invitation`, { method: 'POST', schema: InvitationSchema });
  return useAct(USERS, invite, onInvited);
}

export function useLockouts() {
  return useQuery({
    queryKey: LOCKOUTS,
    queryFn: ({ signal }) => call(ADMIN_PATHS.lockouts, { schema: LockoutListSchema, signal }),
    refetchInterval: listPoll,
  });
}

export function useUnlock(onUnlocked: () => void) {
  const unlock = ({ kind, subject }: Lockout) =>
    call(`${ADMIN_PATHS.lockouts}/unlock`, { method: 'POST', body: { kind, subject }, schema: z.unknown() });
  return useAct(LOCKOUTS, unlock, onUnlocked);
}

export function useApiTokens() {
  return useQuery({
    queryKey: TOKENS,
    queryFn: ({ signal }) => call(ADMIN_PATHS.apiTokens, { schema: ApiTokenListSchema, signal }),
  });
}

export function useCreateApiToken(onCreated: (token: CreatedApiToken) => void) {
  const create = (body: NewApiToken) =>
    call(ADMIN_PATHS.apiTokens, { method: 'POST', body, schema: CreatedApiTokenSchema });
  return useAct(TOKENS, create, onCreated);
}

export function useDeleteApiToken(onDeleted: () => void) {
  const remove = (id: string) =>
    call(`${ADMIN_PATHS.apiTokens}/${encodeURIComponent(id)}`, { method: 'DELETE', schema: z.unknown() });
  return useAct(TOKENS, remove, onDeleted);
}
