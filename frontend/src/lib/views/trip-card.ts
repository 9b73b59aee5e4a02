import type { Trip } from '../api/types';
import type { RequestContext } from '../request-context';
import { pathTo } from '../routes';
import { minutesBetween } from '../time/local-date';
import { placeName } from './places';

export type TripState = 'open' | 'full' | 'cancelled' | 'departed';

const fewSeats = 3;

export interface TripCard {
  id: string;
  href: string;
  state: TripState;
  departure: string;
  time: string;
  arrival: string | null;
  duration: string | null;
  from: string;
  to: string;
  price: string;
  seats: string;
  isNearlyFull: boolean;
}

export function tripState(trip: Pick<Trip, 'status' | 'departure' | 'seatsLeft'>, now: string): TripState {
  if (trip.status !== 'scheduled') return trip.status;
  if (Date.parse(trip.departure) <= Date.parse(now)) return 'departed';
  return trip.seatsLeft > 0 ? 'open' : 'full';
}

/** One departure in a list, in the words of the page. */
export function tripCard(context: RequestContext, trip: Trip): TripCard {
  const { t, format, language, now } = context;
  const { timeZone } = trip.from;
  const state = tripState(trip, now);
  return {
    id: trip.documentId,
    href: pathTo(language, 'trip', { trip: trip.documentId }),
    state,
    departure: trip.departure,
    time: format.time(trip.departure, timeZone),
    arrival: trip.arrival && format.time(trip.arrival, trip.destination.timeZone),
    duration: trip.arrival && format.duration(minutesBetween(trip.departure, trip.arrival)),
    from: placeName(trip.from),
    to: placeName(trip.destination),
    price: format.money(trip.price),
    seats: state === 'open' ? t('trips.seatsLeft', { count: trip.seatsLeft }) : t(`trips.${state}`),
    isNearlyFull: state === 'open' && trip.seatsLeft <= fewSeats,
  };
}
