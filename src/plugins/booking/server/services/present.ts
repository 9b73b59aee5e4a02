import type { Core } from '@strapi/strapi';
import { eventsFrom } from '../domain/states';
import type { Description, TradeRegistry } from '../domain/trade';
import type { Booking, Contact, Money } from '../domain/types';

/** A booking as its customer gets it from the API. */
export interface BookingView {
  readonly code: string;
  readonly trade: string;
  readonly status: Booking['status'];
  readonly quantity: number;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly holdExpiresAt: Date | null;
  /** The database's clock: a countdown starts from it, whatever the phone's clock says. */
  readonly serverTime: Date;
  readonly price: Money | null;
  readonly venue: Description['venue'] | null;
  readonly subject: Description['subject'] | null;
  readonly title: string;
  readonly contact: Contact;
  readonly locale: string;
  readonly notes: string | null;
  readonly payAtVenue: boolean;
  /** What this customer may do with it now. */
  readonly allowed: string[];
  readonly createdAt: Date;
}

/** Shapes bookings for answers. Bookings of a trade that is switched off keep their own facts and lose its view. */
export function createPresenter(strapi: Core.Strapi, trades: TradeRegistry) {
  return {
    async describe(bookings: readonly Booking[]): Promise<Map<number, Description>> {
      const described = new Map<number, Description>();
      for (const trade of trades.all()) {
        const own = bookings.filter((booking) => booking.trade === trade.name);
        if (own.length === 0) continue;
        for (const [id, description] of await trade.describe(own)) described.set(id, description);
      }
      return described;
    },

    async views(bookings: readonly Booking[]): Promise<BookingView[]> {
      const descriptions = await this.describe(bookings);
      const now = await this.now();
      return bookings.map((booking) => view(booking, descriptions.get(booking.id), now));
    },

    /** The database's clock: it alone decides what is too late. */
    async now(): Promise<Date> {
      const { rows } = await strapi.db.connection.raw('SELECT statement_timestamp() AS now');
      return rows[0].now;
    },

    /** One view, when the trade has its description at hand already: the hot path asks the database for nothing more. */
    view,
  };
}

function view(booking: Booking, description: Description | undefined, now: Date): BookingView {
  const { id, documentId, clientId, linkVersion, ...shown } = booking;
  return {
    ...shown,
    serverTime: now,
    venue: description?.venue ?? null,
    subject: description?.subject ?? null,
    title: description?.title ?? booking.code,
    payAtVenue: description?.payAtVenue ?? false,
    allowed: description ? allowedTo(booking, description, now) : [],
  };
}

/** The customer's own ways out of this status, within the venue's limits. */
export function allowedTo(booking: Booking, description: Description, now: Date): string[] {
  const lapsed = booking.holdExpiresAt !== null && booking.holdExpiresAt <= now;
  if (lapsed) return [];
  return eventsFrom(booking.status, 'customer').filter((event) =>
    event === 'settle' ? booking.price === null || description.payAtVenue : description.changeableUntil > now,
  );
}
