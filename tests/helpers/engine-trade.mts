import type { Booking, BookingPort, Claim, Description, Trade } from '../../src/plugins/booking/server/port.ts';

export const TRADE = 'rehearsal';

const VENUE = {
  slug: 'somewhere',
  name: 'Somewhere',
  city: null,
  phone: null,
  timeZone: 'Africa/Tunis',
  latitude: null,
  longitude: null,
};

const describe = ({ startsAt }: Booking): Description => ({
  venue: VENUE,
  venueEmail: null,
  title: 'Rehearsal',
  subject: {},
  payAtVenue: true,
  refundPolicy: [
    { hoursBefore: 24, percent: 100 },
    { hoursBefore: 2, percent: 50 },
  ],
  changeableUntil: startsAt,
});

/** A trade with no tables of its own: what the engine does with it is the engine's alone. */
export const rehearsalTrade = (engine: BookingPort): Trade => ({
  name: TRADE,
  hasTickets: false,
  describe: async (bookings) => new Map(bookings.map((booking) => [booking.id, describe(booking)])),
  describeResources: async () => new Map(),
  destinationOf: async (booking, wish) => {
    const quantity = Number(wish.quantity);
    const claims: Claim[] = (await engine.claimsOf(booking.id)).map((claim) => ({ ...claim, units: quantity }));
    const { venue, startsAt, endsAt, price } = booking;
    return { claims, quantity, venue, startsAt, endsAt, price };
  },
  venuesOf: async () => [],
  venues: async () => [],
  mayExceedCapacity: () => true,
});
