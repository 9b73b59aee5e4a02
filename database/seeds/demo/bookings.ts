import type { Core } from '@strapi/strapi';
import { addDays, bookingPort, localDateOf } from '../../../src/plugins/booking/server/port';
import { bookSeats } from '../../../src/plugins/trips/server/services/book-seats';
import { catalogue, type TripWithSeats } from '../../../src/plugins/trips/server/services/catalogue';
import { ZONE } from './trips';

interface Party {
  readonly name: string;
  readonly seats: number;
  readonly locale: string;
  readonly email: string | null;
  readonly phone: string | null;
}

const party = (name: string, seats: number, locale = 'fr', email: string | null = null): Party => ({
  name,
  seats,
  locale,
  email,
  phone: email ? null : `+2165500${String(1000 + name.length * 37 + seats).padStart(4, '0')}`,
});

/** Who goes on the departures of tomorrow, by the order they leave: the first is full, the next has a single seat left. */
const PARTIES: readonly (readonly Party[])[] = [
  [
    party('Salma Jaziri', 2, 'fr', 'salma@relais.test'),
    party('Mehdi Ayari', 1),
    party('Famille Chebbi', 4),
    party('نور الدين', 1, 'ar'),
  ],
  [party('Yasmine Dridi', 3, 'ar', 'yasmine@relais.test'), party('Oussama Karoui', 2), party('Hannah Weber', 2, 'en')],
  [party('Rim Mansour', 2)],
  [party('Aziz Bouzid', 1), party('Ines Hamdi', 1, 'fr', 'ines@relais.test')],
  [],
  [party('Skander Louati', 4)],
];

/** Bookings for tomorrow's louages from Tunis to Sousse and back, through the engine; done once for each day. */
export async function seedBookings(strapi: Core.Strapi, client: number, now: Date): Promise<void> {
  const tomorrow = addDays(localDateOf(now, ZONE), 1);
  for (const [from, to] of [
    ['tunis-moncef-bey', 'sousse'],
    ['sousse', 'tunis-moncef-bey'],
  ] as const) {
    const { trips } = await catalogue(strapi).search({ from, to, date: tomorrow, page: 1, pageSize: 100 });
    const known = await bookingPort(strapi).allotments.bookingsOf(
      'trips',
      trips.map(({ documentId }) => documentId),
    );
    if (known.length > 0) continue;
    for (const [nth, parties] of PARTIES.entries()) {
      const trip = trips[nth + 2];
      if (trip) await fill(strapi, trip, parties);
    }
    const own = trips[10];
    if (own) await book(strapi, own, party('Sarra Ben Amor', 2, 'fr', 'client@relais.test'), client);
  }
}

async function fill(strapi: Core.Strapi, trip: TripWithSeats, parties: readonly Party[]): Promise<void> {
  for (const each of parties) await book(strapi, trip, each, null);
}

async function book(
  strapi: Core.Strapi,
  trip: TripWithSeats,
  { seats, locale, ...contact }: Party,
  clientId: number | null,
): Promise<void> {
  const wanted = { trip: trip.documentId, seats, contact, locale, clientId, idempotency: null };
  const { booking } = await bookSeats(strapi, wanted);
  const reason = 'pays at the venue';
  await bookingPort(strapi).transition({ bookingId: booking.id, event: 'settle', actor: { kind: 'customer' }, reason });
}
