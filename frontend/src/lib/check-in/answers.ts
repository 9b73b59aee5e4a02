import type { Departure, Outcome, Passenger, PassengerList, Trip, Verdict } from './types';

/** The shapes in which the API answers, and what the page makes of them. */
interface ApiTrip {
  trip: string;
  title: string;
  station: string;
  startsAt: string;
  timeZone: string;
}

export interface ApiDeparture extends ApiTrip {
  seats: number;
  attended: number;
}

export interface ApiList {
  trip: ApiTrip;
  publicKey: JsonWebKey;
  entries: (Omit<Passenger, 'isPaid'> & { paid: boolean | null })[];
}

export interface ApiOutcome extends Partial<Pick<Outcome, 'code' | 'name' | 'seats' | 'at' | 'by'>> {
  outcome: Verdict;
  otherTrip?: ApiTrip;
}

function tripOf({ trip, startsAt, timeZone, title, station }: ApiTrip): Trip {
  return { id: trip, departure: startsAt, timeZone, title, station };
}

export function departureOf({ seats, attended, ...trip }: ApiDeparture): Departure {
  return { ...tripOf(trip), expected: seats, inside: attended };
}

export function listOf({ trip, publicKey, entries }: ApiList): PassengerList {
  const passengers = entries.map(({ paid, ...entry }) => ({ ...entry, isPaid: paid }));
  return { trip: tripOf(trip), publicKey, passengers };
}

export function outcomeOf({ outcome, otherTrip, ...rest }: ApiOutcome): Outcome {
  const { code = null, name = null, seats = null, at = null, by = null } = rest;
  return { verdict: outcome, code, name, seats, at, by, otherTrip: otherTrip ? tripOf(otherTrip) : null };
}
