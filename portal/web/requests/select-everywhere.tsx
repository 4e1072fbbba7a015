import { Link, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useWholeQueue, type RequestQuery } from '../api/requests';
import { messageOf } from '../api/api-error';
import type { Selection } from './use-selection';

interface Props {
  readonly query: RequestQuery;
  readonly total: number;
  readonly shown: number;
  readonly selection: Selection;
}

/** Once a whole page is ticked and there are more, offers the others too. */
export function SelectEverywhere({ query, total, shown, selection }: Props) {
  const whole = useWholeQueue(selection.selectEverywhere);
  if (selection.onPage !== true || total <= shown) return null;
  const { length } = selection.selected;
  return (
    <MessageBar layout="multiline">
      <MessageBarBody>
        {length > shown ? (
          `${String(length)} requests on all pages are selected.`
        ) : (
          <>
            The {String(shown)} requests on this page are selected.{' '}
            <Link
              disabled={whole.isPending}
              onClick={() => {
                whole.mutate(query);
              }}
            >
              Select all {String(total)} that match
            </Link>
          </>
        )}
        {whole.isError && ` ${messageOf(whole.error)}`}
      </MessageBarBody>
    </MessageBar>
  );
}
