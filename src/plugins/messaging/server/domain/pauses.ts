/** Seconds. */
type Seconds = number;

/** As long as an outage may plausibly last, refusals are tried again every minute, so that all mail leaves soon after it. */
const PATIENT_REFUSALS = 30;
const LONG_PAUSES: readonly Seconds[] = [300, 1800, 4 * 3600, 24 * 3600];

/** A message that the mail server itself turned down this often is given up. */
export const MOST_REFUSALS = PATIENT_REFUSALS + LONG_PAUSES.length;

/** Until the next attempt at a message that the mail server turned down; `refusals` counts the present one. */
export function pauseAfterRefusal(refusals: number): Seconds {
  const long = LONG_PAUSES[refusals - PATIENT_REFUSALS];
  return long ?? Math.min(60, 2 ** Math.max(0, refusals - 1));
}

/**
 * Until the next attempt to reach a mail server that is away. One message probes while the others wait, so the pause is
 * short: mail leaves within half a minute of the server's return.
 * @param failures how many attempts in a row did not reach it
 */
export const pauseWhileAway = (failures: number): Seconds => Math.min(30, 2 ** Math.max(0, failures - 1));

/** Until this very message is tried again: others go first, so that one that makes the server hang holds up no other. */
export const pauseOfOneUndelivered = (attempts: number): Seconds => Math.min(60, 2 ** Math.max(0, attempts - 1));
