/** The events as a table, newest first: filtered, cleared, copied. */
import type { EventRecord } from '@roomkey/shared/setup/contract/event-log';
import { byId } from './by-id';

/** Rows that the page keeps. Own choice. */
const MOST_ROWS = 2_000;

export interface EventTable {
  add(records: readonly EventRecord[]): void;
  clear(): void;
}

/** `onState` is called with the state whose place somebody wants to see. */
export function createEventTable(onState: (state: string) => void): EventTable {
  const body = byId('events', HTMLTableSectionElement);
  const filter = byId('filter', HTMLInputElement);
  const told = byId('told', HTMLElement);
  let records: EventRecord[] = [];
  const rows = new Map<EventRecord, HTMLTableRowElement>();

  const matches = ({ event, state, code }: EventRecord): boolean =>
    `${event} ${nameOf({ event })} ${state} ${code ?? ''}`.toLowerCase().includes(filter.value.trim().toLowerCase());

  function rowOf(record: EventRecord): HTMLTableRowElement {
    const row = document.createElement('tr');
    row.hidden = !matches(record);
    const place = document.createElement('button');
    place.type = 'button';
    place.append(...breakable(record.state));
    place.addEventListener('click', () => onState(record.state));
    for (const content of [[timeOf(record)], breakable(nameOf(record)), [place], breakable(record.code ?? '')]) {
      const cell = document.createElement('td');
      cell.append(...content);
      row.append(cell);
    }
    return row;
  }

  function clear(): void {
    records = [];
    rows.clear();
    body.replaceChildren();
  }

  filter.form?.addEventListener('submit', (event) => event.preventDefault());
  filter.addEventListener('input', () => {
    for (const [record, row] of rows) row.hidden = !matches(record);
    told.textContent = `${records.filter(matches).length} of ${records.length} events`;
  });
  byId('clear', HTMLButtonElement).addEventListener('click', () => {
    clear();
    told.textContent = 'Cleared here; the log of the console keeps everything.';
  });
  byId('copy', HTMLButtonElement).addEventListener('click', () => {
    const chosen = records.filter(matches);
    const text = chosen.map((record) => `${JSON.stringify(record)}\n`).join('');
    navigator.clipboard.writeText(text).then(
      () => (told.textContent = `Copied ${chosen.length} events.`),
      () => (told.textContent = 'The browser did not allow it to copy.'),
    );
  });

  return {
    add(more) {
      for (const record of more) {
        const row = rowOf(record);
        records.push(record);
        rows.set(record, row);
        body.prepend(row);
      }
      for (const old of records.splice(0, Math.max(0, records.length - MOST_ROWS))) {
        rows.get(old)?.remove();
        rows.delete(old);
      }
    },
    clear,
  };
}

/** The machine's names for what its actors do are long, and end in the state that they work for. */
function nameOf({ event }: Pick<EventRecord, 'event'>): string {
  const [, outcome, state] = /^xstate\.(done|error)\.actor\.\d+\.setup\.(.+)$/.exec(event) ?? [];
  return state === undefined ? event : `${state} ${outcome === 'done' ? 'answers' : 'fails'}`;
}

/** A text that may go on in the next line behind each of its dots. */
function breakable(text: string): Node[] {
  return text
    .split(/(?<=\.)/)
    .flatMap((part, index) => [...(index === 0 ? [] : [document.createElement('wbr')]), new Text(part)]);
}

function timeOf({ at }: EventRecord): HTMLTimeElement {
  const time = document.createElement('time');
  const date = new Date(at);
  time.dateTime = date.toISOString();
  time.textContent = `${date.toLocaleTimeString(undefined, { hour12: false })}.${String(date.getMilliseconds()).padStart(3, '0')}`;
  return time;
}
