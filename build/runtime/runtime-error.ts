/** Why no Electron runtime could be had, and what the reader can do about it. */
export class RuntimeError extends Error {
  override readonly name = 'RuntimeError';
  readonly remedy: string;

  constructor(problem: string, remedy: string, options?: ErrorOptions) {
    super(`Electron runtime: ${problem}\nRemedy: ${remedy}`, options);
    this.remedy = remedy;
  }
}

/** The text of anything that was thrown. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
