/** What a scan at the door comes to. */
export const OUTCOMES = ['valid', 'already', 'other_trip', 'cancelled', 'not_confirmed', 'forged', 'unknown'] as const;
export type Outcome = (typeof OUTCOMES)[number];

type Status = 'held' | 'waiting' | 'confirmed' | 'expired' | 'refused' | 'cancelled' | 'attended' | 'no_show';

const STANDING: Readonly<Record<Status, Outcome>> = {
  held: 'not_confirmed',
  waiting: 'not_confirmed',
  confirmed: 'valid',
  expired: 'not_confirmed',
  refused: 'cancelled',
  cancelled: 'cancelled',
  attended: 'already',
  no_show: 'not_confirmed',
};

/** By where the booking stands. Nobody is sent to another trip only to hear there that their booking is over. */
export function outcomeOf(status: Status, isSameTrip: boolean): Outcome {
  const outcome = STANDING[status];
  return isSameTrip || outcome === 'cancelled' || outcome === 'not_confirmed' ? outcome : 'other_trip';
}

const DAY_MS = 86_400_000;
/** A line that is down for longer has been noticed. */
const LONGEST_QUEUE_MS = 7 * DAY_MS;

/**
 * When a passenger came in: by the phone's clock, which was there, unless that clock is plainly wrong; a scan is not
 * recorded before it was made, nor weeks after.
 */
export function momentOf(scannedAt: Date, recordedAt: Date): Date {
  const late = recordedAt.getTime() - scannedAt.getTime();
  return late >= 0 && late <= LONGEST_QUEUE_MS ? scannedAt : recordedAt;
}
