import { ADMIN_PATHS } from '@roomkey/shared/protocol/admin';
import type { SignedInUser } from '../../admin-users';

/** The user's stream of live events: what it has said so far, and whether the portal has ended it. */
export async function listen(url: string, { headers }: Pick<SignedInUser, 'headers'>) {
  const abort = new AbortController();
  const response = await fetch(url + ADMIN_PATHS.events, { headers, signal: abort.signal });
  const heard = {
    status: response.status,
    text: '',
    ended: false,
    stop() {
      abort.abort();
    },
  };
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const read = async () => {
    for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read())
      heard.text += part.value;
  };
  void read()
    .catch(() => undefined)
    .finally(() => (heard.ended = true));
  return heard;
}
