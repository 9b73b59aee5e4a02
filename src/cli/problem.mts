/** Something a person can put right: its message says what, and is shown without a stack. */
export class Problem extends Error {
  override name = 'Problem';
}

/** For top-level failures: the words alone for a `Problem`, everything for a fault of ours. */
export function describeFailure(error: unknown): string {
  if (error instanceof Problem) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
