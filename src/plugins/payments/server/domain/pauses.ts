type Seconds = number;

/** Longer than a call to a provider may take: nobody else takes up what a living process is about. */
export const LEASE: Seconds = 20;

/** Until a pending payment is asked about again. Webhooks are quicker; this is for those that never come. */
export const pauseOfPending = (looks: number): Seconds => Math.min(25, 5 * 2 ** Math.max(0, looks - 1));

/** Until a provider that gave no answer is asked again: soon while somebody waits, for ever in the end. */
export const pauseAfterSilence = (attempts: number): Seconds => Math.min(300, 2 ** Math.min(9, Math.max(1, attempts)));

/** Until a refund that is under way is asked about again: banks take days. */
export const pauseOfRefund = (attempts: number): Seconds =>
  Math.min(3600, 10 * 2 ** Math.min(9, Math.max(0, attempts - 1)));
