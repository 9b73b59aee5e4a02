import type { Booking, BookingEvent, BookingPort } from '../../src/plugins/booking/server/port';
import type { bookByPhone } from '../../src/plugins/tables/server/services/book-by-phone';
import type { bookTable } from '../../src/plugins/tables/server/services/book-table';
import type { Catalogue } from '../../src/plugins/tables/server/services/catalogue';
import type { clearDates, putDates, putWeek } from '../../src/plugins/tables/server/services/covers';
import type { App } from './app';
import type { DateChange, Wish } from './tables-plan';

type By = 'customer' | 'staff';

interface Services {
  bookTable: typeof bookTable;
  bookByPhone: typeof bookByPhone;
  putDates: typeof putDates;
  clearDates: typeof clearDates;
  putWeek: typeof putWeek;
}

const MANAGER = { auth: { strategy: { name: 'admin' } }, user: { id: 1, firstname: 'Amel', lastname: 'Ben Salah' } };
const STAFF = { kind: 'staff', id: 1, name: 'Amel Ben Salah' } as const;

/** What became of bookings, by code; an offer past its deadline is over, whoever says so. */
const STATUSES = `SELECT code, CASE WHEN booking_status = 'held' AND hold_expires_at <= now() AT TIME ZONE 'UTC'
  THEN 'expired' ELSE booking_status END AS status FROM bookings WHERE venue = ?`;

const RUN_OUT = `UPDATE bookings SET hold_expires_at = now() AT TIME ZONE 'UTC' - interval '1 second'
  WHERE id = ? AND booking_status = 'held'`;

/** What customers and managers of restaurants do, through the services behind their routes. */
export function tablesCalls({ strapi }: App) {
  const engine: BookingPort = strapi.plugin('booking').service('engine');
  const catalogue: Catalogue = strapi.plugin('tables').service('catalogue');
  const { bookTable, bookByPhone, putDates, clearDates, putWeek }: Services = Object.assign(
    {},
    ...['book-table', 'book-by-phone', 'covers'].map((file) =>
      require(`../../dist/src/plugins/tables/server/services/${file}.js`),
    ),
  );
  const asManager = <T>(work: () => Promise<T>): Promise<T> =>
    strapi.requestContext.run({ state: MANAGER } as never, work as never) as unknown as Promise<T>;
  const as = <T>(by: By, work: () => Promise<T>): Promise<T> => (by === 'staff' ? asManager(work) : work());
  const actorOf = (by: By) => (by === 'staff' ? STAFF : ({ kind: 'customer' } as const));
  const contactOf = (guest: string) => ({ name: guest, email: `${guest}@example.org`, phone: null });

  return {
    book: async (slug: string, guest: string, wish: Wish): Promise<Booking> => {
      const more = { contact: contactOf(guest), notes: null, locale: 'fr', clientId: null, idempotency: null };
      return (await bookTable(strapi, slug, { ...wish, ...more })).booking;
    },

    bookByPhone: (slug: string, guest: string, wish: Wish, exceedCapacity: boolean): Promise<Booking> =>
      asManager(async () => {
        const restaurant = await catalogue.restaurant(slug);
        return bookByPhone(strapi, restaurant, { ...wish, contact: contactOf(guest), notes: null, exceedCapacity });
      }),

    transition: (bookingId: number, event: BookingEvent, by: By, exceedCapacity: boolean): Promise<Booking> =>
      engine.transition({ bookingId, event: event as 'accept', actor: actorOf(by), exceedCapacity }),

    /** As the routes do: the trade says where to, the engine takes it there. */
    move: (code: string, to: Partial<Wish>, by: By, exceedCapacity: boolean): Promise<Booking> =>
      as(by, async () => {
        const booking = (await engine.findByCode(code)) as Booking;
        const destination = await engine.trades.get('tables')?.destinationOf(booking, to);
        if (!destination) throw new Error('Nobody knows where tables are moved');
        if (Array.isArray(destination)) throw Object.assign(new Error(), invalid(destination));
        return engine.move({ bookingId: booking.id, to: destination, actor: actorOf(by), exceedCapacity });
      }),

    putDates: (service: string, dates: readonly string[], change: DateChange): Promise<void> =>
      asManager(() => putDates(strapi, { service, dates, ...change })),
    clearDates: (service: string, dates: readonly string[]): Promise<void> =>
      asManager(() => clearDates(strapi, { service, dates })),
    putWeek: (service: string, hours: Parameters<typeof putWeek>[2]): Promise<void> => putWeek(strapi, service, hours),

    /** The deadline of an offer passes, and nobody has said so yet. */
    runOut: (bookingId: number): Promise<unknown> => strapi.db.connection.raw(RUN_OUT, [bookingId]),

    availability: (slug: string, from: string, to: string, covers: number) =>
      catalogue.availability(slug, { from, to, covers }),
    allotments: (venue: string) =>
      engine.allotments.atVenue('tables', venue, new Date(), new Date(Date.now() + 30 * 86_400_000)),
    statuses: async (venue: string): Promise<Map<string, string>> => {
      const { rows } = await strapi.db.connection.raw(STATUSES, [venue]);
      return new Map(rows.map(({ code, status }: { code: string; status: string }) => [code, status]));
    },
    visits: async (bookingId: number) => (await engine.visitsOf([bookingId])).get(bookingId),
  };
}

const invalid = (errors: object) => ({ name: 'Refusal', code: 'INVALID_FIELDS', details: { errors } });
