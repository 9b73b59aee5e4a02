import type { Core } from '@strapi/strapi';
import type { Booking, BookingPort, Description, Order, Trade } from '../../src/plugins/booking/server/port';
import { TOMORROW } from './engine-orders';

const JOURNEYS = 'journeys';
export const VENUE_EMAIL = 'station@relais.test';
export const ZONE = 'Africa/Tunis';

const describe = ({ startsAt }: Booking): Description => ({
  venue: {
    slug: 'moncef-bey',
    name: 'Moncef Bey',
    city: 'Tunis',
    phone: '+216 71 111 222',
    timeZone: ZONE,
    latitude: 36.79,
    longitude: 10.18,
  },
  venueEmail: VENUE_EMAIL,
  title: 'Tunis → Sousse',
  subject: {},
  payAtVenue: true,
  refundPolicy: [
    { hoursBefore: 24, percent: 100 },
    { hoursBefore: 2, percent: 50 },
  ],
  changeableUntil: startsAt,
});

/** A trade whose venue reads mail: what messages are written from, with no tables of its own. */
const journeys: Trade = {
  name: JOURNEYS,
  ownTimes: false,
  hasTickets: true,
  describe: async (bookings) => new Map(bookings.map((booking) => [booking.id, describe(booking)])),
  describeResources: async () => new Map(),
  destinationOf: async () => [],
  venuesOf: async () => [],
  venues: async () => [],
  waitingListOf: async () => new Map(),
  mayExceedCapacity: () => false,
};

export interface Journeys {
  readonly engine: BookingPort;
  /** Seats on one more journey. */
  order(email: string | null, more?: Partial<Order>): Promise<Order>;
}

export function offerJourneys(strapi: Core.Strapi): Journeys {
  const engine: BookingPort = strapi.plugin('booking').service('engine');
  engine.registerTrade(journeys);
  let resources = 0;
  return {
    engine,
    async order(email, more = {}) {
      resources += 1;
      const offer = { resource: `journey ${resources}`, venue: 'moncef-bey', capacity: 8, closed: false };
      const [journey] = await engine.allotments.put(JOURNEYS, [{ ...offer, startsAt: TOMORROW, endsAt: null }], {
        kind: 'staff',
      });
      return {
        trade: JOURNEYS,
        venue: 'moncef-bey',
        claims: [{ allotmentId: journey?.id ?? 0, units: 3 }],
        quantity: 3,
        startsAt: TOMORROW,
        endsAt: null,
        contact: { name: 'Amel Ben Salah', email, phone: '+21620123456' },
        locale: 'fr',
        notes: null,
        price: { amount: 37_500, currency: 'TND' },
        clientId: null,
        admission: 'hold',
        otherwise: 'refuse',
        holdMinutes: 10,
        idempotency: null,
        actor: { kind: 'customer' },
        ...more,
      };
    },
  };
}
