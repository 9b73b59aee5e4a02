import type { Failure } from './failure';
import { MOST_REFUSALS, pauseAfterRefusal, pauseOfOneUndelivered } from './pauses';

export type MessageStatus = 'pending' | 'sent' | 'failed' | 'skipped';

/** A message that this process has claimed, as far as its attempts go. */
export interface Attempt {
  readonly id: number;
  /** With the present one. */
  readonly attempts: number;
  /** How often the mail server looked at it and said no. */
  readonly refusals: number;
}

/** What became of an attempt. */
export interface Outcome extends Attempt {
  readonly status: MessageStatus;
  /** False when nothing was tried after all: the claim does not count. */
  readonly tried: boolean;
  readonly recipient: string | null;
  /** Seconds until the next attempt; counts for `pending` only. */
  readonly pause: number;
  readonly reason: string | null;
}

/** Given back as it was: another attempt may begin at once. */
export const untried = ({ id, attempts, refusals }: Attempt): Outcome => ({
  id,
  status: 'pending',
  tried: false,
  attempts,
  refusals,
  recipient: null,
  pause: 0,
  reason: null,
});

export const sent = (message: Attempt, recipient: string): Outcome => ({
  ...untried(message),
  tried: true,
  status: 'sent',
  recipient,
});

export const skipped = (message: Attempt, reason: string): Outcome => ({
  ...untried(message),
  status: 'skipped',
  reason,
});

/** While the server is away nothing is given up, however long that lasts; what it refuses again and again is. */
export function undelivered(
  message: Attempt,
  recipient: string | null,
  { kind, reason, retryAfter = 0 }: Failure,
): Outcome {
  const tried = { ...untried(message), tried: true, recipient, reason };
  if (kind === 'away') {
    return { ...tried, pause: Math.max(retryAfter, pauseOfOneUndelivered(message.attempts)) };
  }
  const refusals = message.refusals + 1;
  if (refusals >= MOST_REFUSALS) return { ...tried, refusals, status: 'failed' };
  return { ...tried, refusals, pause: pauseAfterRefusal(refusals) };
}
