/** A trip with what is around it, as the catalogue reads it in one go. */
export interface TripRow {
  readonly documentId: string;
  readonly departure: Date;
  readonly arrival: Date | null;
  /** Per seat, in minor units. */
  readonly price: number;
  readonly currency: string;
  /** The trip's seats, or those of a smaller vehicle. */
  readonly seats: number;
  readonly tripStatus: 'scheduled' | 'cancelled';
  /** By the database's clock, when the row was read. */
  readonly departed: boolean;
  readonly from: Station;
  readonly destination: Place;
}

/** A station as a trip shows it. */
export interface Place {
  readonly slug: string;
  readonly name: string;
  readonly city: string;
  readonly timeZone: string;
  readonly phone: string | null;
}

export interface Station extends Place {
  readonly id: number;
  readonly documentId: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly currency: string;
  readonly email: string | null;
  readonly payAtVenue: boolean;
  readonly holdMinutes: number;
  readonly cancelMinutes: number;
  readonly refundFullHours: number;
  readonly refundPartHours: number;
  readonly refundPartPercent: number;
}

export type TripStatus = 'scheduled' | 'cancelled' | 'departed';

/** A trip as the API and mails show it; `seatsLeft` is the engine's to say. */
export interface TripView {
  readonly documentId: string;
  readonly from: Place;
  readonly destination: Place;
  readonly departure: Date;
  readonly arrival: Date | null;
  readonly price: { readonly amount: number; readonly currency: string };
  readonly seats: number;
  readonly status: TripStatus;
}

export const statusOf = ({ tripStatus, departed }: Pick<TripRow, 'tripStatus' | 'departed'>): TripStatus =>
  tripStatus === 'scheduled' && departed ? 'departed' : tripStatus;

const placeOf = ({ slug, name, city, timeZone, phone }: Place): Place => ({ slug, name, city, timeZone, phone });

export const viewOf = (trip: TripRow): TripView => ({
  documentId: trip.documentId,
  from: placeOf(trip.from),
  destination: placeOf(trip.destination),
  departure: trip.departure,
  arrival: trip.arrival,
  price: { amount: trip.price, currency: trip.currency },
  seats: trip.seats,
  status: statusOf(trip),
});

/** `Tunis – Moncef Bey → Sousse`: names only, the same in every language. */
export const titleOf = (from: Pick<Place, 'name'>, destination: Pick<Place, 'name'>): string =>
  `${from.name} → ${destination.name}`;
