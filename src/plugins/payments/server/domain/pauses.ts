type Seconds = number;

/** Longer than a call to a provider may take: nobody else takes up what a living process is about. */
export const LEASE: Seconds = 20;

/** Until a pending payment is asked about again. Webhooks are quicker; this is for those that never come. */
export const pauseOfPending = (looks: number): Seconds => Math.min(25, 5 * 2 ** Math.max(0, looks - 1));

/** So many times a provider that gave no answer is asked again soon: outages of minutes cost nobody more than seconds. */
const PATIENT_ATTEMPTS = 20;

/** Until a provider that gave no answer is asked again: for ever, and in the end rarely. */
export const pauseAfterSilence = (attempts: number): Seconds =>
  attempts <= PATIENT_ATTEMPTS
    ? Math.min(15, 2 ** Math.max(0, attempts - 1))
    : Math.min(300, 15 * 2 ** Math.min(5, attempts - PATIENT_ATTEMPTS));

/** Until a refund that is under way is asked about again: banks take days. */
export const pauseOfRefund = (attempts: number): Seconds =>
  Math.min(3600, 10 * 2 ** Math.min(9, Math.max(0, attempts - 1)));
