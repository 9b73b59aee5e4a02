import { type Counts, type Loaded, type StaffBooking, useLoaded } from '../../../booking/admin/port';

const REFRESH_MS = 15_000;

export interface PassengerList {
  readonly data: readonly StaffBooking[];
  readonly meta: { readonly allotment: Counts | null };
}

/** Who has booked a trip, kept fresh: others sell seats on it at the same time. */
export const usePassengers = (trip: string): Loaded<PassengerList> =>
  useLoaded<PassengerList>(`/booking/resources/trips/${trip}/bookings`, REFRESH_MS);
