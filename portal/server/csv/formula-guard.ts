/**
 * SECURITY: answers formula injection into spreadsheets (CWE-1236). Excel and its like compute what begins so, also after
 * a line break or written full-width; with a `'` in front it is text. Whatever begins with `'`s and then so gets one more,
 * so that `unguard` undoes `guard` for every text.
 */
const computed = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/u;

/** The value as it may stand in an exported cell. */
export function guard(value: string): string {
  return computed.test(value) ? `'${value}` : value;
}

/** What `guard` was given; a value that it never returns stays as it is. */
export function unguard(cell: string): string {
  return cell.startsWith("'") && computed.test(cell) ? cell.slice(1) : cell;
}
