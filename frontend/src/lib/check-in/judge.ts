import type { Outcome, Passenger, QueuedScan, Trip, Verdict } from './types';

/** What a ticket says of itself, once its signature has been checked with the station's key. */
export interface ReadTicket {
  code: string;
  /** Raised when older tickets of the booking are void. */
  linkVersion: number;
  trip: string;
}

/** What the phone knows by itself. */
export interface Knowledge {
  trip: Trip;
  passengers: readonly Passenger[];
  /** Scans of this phone that the API has not answered. */
  queue: readonly QueuedScan[];
  /** Other trips this phone has seen, to say which one a ticket is for. */
  trips: readonly Trip[];
}

/** By where the booking stands; all others are not confirmed, or not any more. */
const boards: Record<string, Verdict> = {
  confirmed: 'valid',
  attended: 'already',
  cancelled: 'cancelled',
  refused: 'cancelled',
};

export const refusal = (verdict: Verdict): Outcome => ({
  verdict,
  code: null,
  name: null,
  seats: null,
  at: null,
  by: null,
  otherTrip: null,
});

/** Decides about a true ticket without the API: from the kept list and what was scanned since. */
export function judgeTicket({ code, linkVersion, trip }: ReadTicket, known: Knowledge): Outcome {
  if (trip !== known.trip.id) {
    return { ...refusal('other_trip'), code, otherTrip: known.trips.find(({ id }) => id === trip) ?? null };
  }
  const listed = known.passengers.find((passenger) => passenger.code === code);
  if (listed && listed.linkVersion !== linkVersion) return { ...refusal('forged'), code };
  return judgeListed(code, known) ?? judgeQueued(code, known) ?? { ...refusal('unlisted'), code };
}

/** The same for a code that was typed: nothing vouches for one that is not on the list. */
export function judgeCode(code: string, known: Knowledge): Outcome {
  return judgeListed(code, known) ?? { ...refusal('unknown'), code };
}

/** Whether somebody gets on with it. */
export function letsIn({ verdict }: Outcome): boolean {
  return verdict === 'valid' || verdict === 'unlisted';
}

function judgeListed(code: string, known: Knowledge): Outcome | null {
  const passenger = known.passengers.find((each) => each.code === code);
  if (!passenger) return null;
  const { name, seats, status, attendedAt, attendedBy } = passenger;
  const found = { ...refusal(boards[status] ?? 'not_confirmed'), code, name, seats, at: attendedAt, by: attendedBy };
  return (found.verdict === 'valid' && judgeQueued(code, known, found)) || found;
}

function judgeQueued(code: string, { queue }: Knowledge, found = refusal('already')): Outcome | null {
  const earlier = queue.find(({ said }) => said.code === code);
  return earlier ? { ...found, verdict: 'already', code, at: earlier.scannedAt } : null;
}
