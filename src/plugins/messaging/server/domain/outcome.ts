import type { Failure } from './failure';
import type { ClaimedMessage, Outcome } from './message';
import { MOST_REFUSALS, pauseAfterRefusal, pauseOfOneUndelivered } from './pauses';

/** Given back as it was: another attempt may begin at once. */
export const untried = ({ id, attempts, refusals }: ClaimedMessage): Outcome => ({
  id,
  status: 'pending',
  attempts,
  refusals,
  recipient: null,
  pause: 0,
  reason: null,
});

export const sent = (message: ClaimedMessage, recipient: string): Outcome => ({
  ...untried(message),
  status: 'sent',
  recipient,
});

export const skipped = (message: ClaimedMessage, reason: string): Outcome => ({
  ...untried(message),
  status: 'skipped',
  reason,
});

/** While the server is away nothing is given up, however long that lasts; what it refuses again and again is. */
export function undelivered(message: ClaimedMessage, recipient: string | null, { kind, reason }: Failure): Outcome {
  const tried = { ...untried(message), recipient, reason };
  if (kind === 'away') return { ...tried, pause: pauseOfOneUndelivered(message.attempts) };
  const refusals = message.refusals + 1;
  if (refusals >= MOST_REFUSALS) return { ...tried, refusals, status: 'failed' };
  return { ...tried, refusals, pause: pauseAfterRefusal(refusals) };
}
