/** What the check-in page speaks of, on the server and on the phone. Instants are ISO 8601 in UTC. */

export interface Trip {
  id: string;
  departure: string;
  timeZone: string;
  /** From where to where. */
  title: string;
  station: string;
}

export interface Departure extends Trip {
  /** Seats of those who may board. */
  expected: number;
  /** Seats of those who have. */
  inside: number;
}

export interface Passenger {
  code: string;
  name: string;
  seats: number;
  status: string;
  /** A ticket with another number is out of date. */
  linkVersion: number;
  attendedAt: string | null;
  attendedBy: string | null;
  /** Null where the station does not say. */
  isPaid: boolean | null;
}

/** All that a phone needs to check in a departure by itself. */
export interface PassengerList {
  trip: Trip;
  /** Of the key that signs tickets: ECDSA P-256. */
  publicKey: JsonWebKey;
  passengers: Passenger[];
}

/** What a scan comes to. `unlisted` is the phone's own: a true ticket of this trip that its kept list does not have yet. */
export type Verdict =
  | 'valid'
  | 'unlisted'
  | 'already'
  | 'other_trip'
  | 'cancelled'
  | 'not_confirmed'
  | 'forged'
  | 'unknown';

export interface Outcome {
  verdict: Verdict;
  code: string | null;
  name: string | null;
  seats: number | null;
  /** When and by whom they had been checked in. */
  at: string | null;
  by: string | null;
  /** The trip the ticket is for. */
  otherTrip: Trip | null;
}

/** What was read: the signed text of a ticket, or a code that somebody typed. */
export type Reading = { token: string } | { code: string };

export interface Scan {
  /** Made on the phone: sent twice, it counts once. */
  scanId: string;
  trip: string;
  reading: Reading;
  scannedAt: string;
}

/** A scan that let somebody in and that the API has not answered yet. */
export interface QueuedScan extends Scan {
  /** What the phone said at the door. */
  said: Outcome;
  /** Who was signed in. */
  staff: string;
  /** Of the trip's station. */
  timeZone: string;
  eraseAfter: string;
}

/** Somebody was let in, and the API then said otherwise; null when it would not take the scan at all. */
export interface Conflict extends QueuedScan {
  answer: Outcome | null;
}

/** What one station sees of one day. */
export interface Day {
  /** At the station, `YYYY-MM-DD`. */
  date: string;
  departures: Departure[];
}
