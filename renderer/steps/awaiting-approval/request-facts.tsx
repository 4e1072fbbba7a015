import type { RequestView } from '@roomkey/shared/setup/contract/view';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../clock';
import { Facts } from '../../parts/facts';
import { useFormat } from '../../text/format';

/** The request, and its time by the page's clock. The portal's clock decides: at zero the page only says that time is up. */
export function RequestFacts({ request }: { readonly request: RequestView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const left = request.expiresAt - now;
  return (
    <Facts
      facts={[
        { name: t('waiting.status'), value: t('waiting.pending') },
        { name: t('waiting.room'), value: request.roomName },
        { name: t('waiting.requestId'), value: request.requestId },
        { name: t('waiting.entered'), value: format.time(request.enteredAt) },
        { name: t('waiting.elapsed'), value: format.duration(now - request.enteredAt) },
        { name: t('waiting.left'), value: left > 0 ? format.duration(left) : t('waiting.timeUp') },
      ]}
    />
  );
}
