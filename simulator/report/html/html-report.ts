import type { RunResult } from '../run-result';
export const htmlReport = (result: RunResult): string => result.kind;
