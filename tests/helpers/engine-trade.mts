import type {
  Booking,
  BookingPort,
  Claim,
  Description,
  Trade,
  WaitingList,
} from '../../src/plugins/booking/server/port.ts';

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

/** How those who wait are served: venues that are named for it. */
const STAFF_SERVE: WaitingList = { mode: 'show', offerMinutes: 30 };
const WAITING: Readonly<Record<string, WaitingList>> = {
  accepts: { mode: 'accept', offerMinutes: 30 },
  offers: { mode: 'offer', offerMinutes: 30 },
};

/** A trade with no tables of its own: what the engine does with it is the engine's alone. */
export const rehearsalTrade = (engine: BookingPort): Trade => ({
  name: TRADE,
  ownTimes: false,
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
  waitingListOf: async (venues) => new Map(venues.map((venue) => [venue, WAITING[venue] ?? STAFF_SERVE])),
  mayExceedCapacity: () => true,
});
