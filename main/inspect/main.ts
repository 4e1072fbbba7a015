/** Shows the running machine: its state lit in the statechart, its events in a table. */
import type { EventRecord } from '@roomkey/shared/setup/contract/event-log';
import { openChart } from './chart';
import { byId } from './by-id';
import { createEventTable } from './event-table';
import { type Connection, followEvents } from './stream';
import { takeToken } from './token';

const CONNECTIONS: Record<Connection, string> = {
  connecting: 'Connecting …',
  live: 'Live',
  lost: 'The console has ended or cannot be reached. Trying again …',
  refused: 'Open the address that the console has printed; it ends in a token.',
};

const connection = byId('connection', HTMLElement);
const chart = await openChart(byId('chart', HTMLElement));
const table = createEventTable((state) => chart.show(state));

function showConnection(state: Connection): void {
  connection.dataset['connection'] = state;
  connection.textContent = CONNECTIONS[state];
}

function showNow({ state, code }: EventRecord): void {
  byId('state', HTMLElement).textContent = state;
  byId('code', HTMLElement).textContent = code ?? '';
  document.title = `${state} · Roomkey`;
  chart.light(state);
}

/** While paused the page stands still; what came meanwhile is shown afterwards. */
let paused = false;
let waiting: EventRecord[] = [];
const pause = byId('pause', HTMLButtonElement);
pause.addEventListener('click', () => {
  paused = !paused;
  pause.setAttribute('aria-pressed', String(paused));
  pause.textContent = paused ? 'Go on' : 'Pause';
  if (paused) return;
  take(waiting);
  waiting = [];
});

function take(records: readonly EventRecord[]): void {
  const last = records.at(-1);
  if (last === undefined) return;
  table.add(records);
  showNow(last);
}

const token = takeToken();
if (token === null) showConnection('refused');
else {
  void followEvents(token, {
    onConnection: showConnection,
    // After a lost connection everything comes again.
    onBegin: () => table.clear(),
    onEvents(records) {
      if (paused) waiting.push(...records);
      else take(records);
    },
  });
}
