/** Times are shown in the reader's own time zone and language, with the zone named. */

const FORMAT = new Intl.DateTimeFormat(undefined, {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});

const SHORT = new Intl.DateTimeFormat(undefined, {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** `iso`: ISO 8601 in UTC, as the portal sends it; `short` leaves out year and zone. */
export function DateTime({ iso, short = false }: { readonly iso: string; readonly short?: boolean }) {
  return (
    <time dateTime={iso} title={iso}>
      {(short ? SHORT : FORMAT).format(new Date(iso))}
    </time>
  );
}
