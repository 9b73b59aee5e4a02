import type { Core } from '@strapi/strapi';
import {
  type Booking,
  type BookingDocument,
  bookingPort,
  type Description,
  type Locale,
  Refusal,
} from '../../../booking/server/port';
import { payloadOf, resourceKey, sealTicket } from '../domain/token';
import type { Ticket } from '../print/ticket';
import { composeTicket } from './compose';
import { Printer } from './printer';
import { signer } from './signer';

interface Printable {
  readonly ticket: Ticket;
  /** Everything that is printed, without the signature. */
  readonly key: string;
}

/** The papers of confirmed bookings, for whoever asks and for mails. */
export function createTickets({ strapi }: { strapi: Core.Strapi }) {
  const printer = new Printer();
  const hasTicket = ({ trade }: Booking): boolean => bookingPort(strapi).trades.get(trade)?.hasTickets === true;

  /** What the booking's QR code says: `payload` with a signature, which is another each time. */
  async function seal({ id, code, linkVersion }: Booking): Promise<{ payload: string; token: string }> {
    const claimed = await bookingPort(strapi).allotments.resourcesOf([id]);
    const resource = resourceKey(claimed.get(id)?.[0] ?? '');
    const payload = payloadOf({ code: code.replace('-', ''), linkVersion, resource });
    return { payload, token: sealTicket(payload, signer(strapi).sign(payload)) };
  }

  async function printable(booking: Booking, description: Description, locale: Locale): Promise<Printable> {
    const [{ payload, token }, paid] = await Promise.all([seal(booking), bookingPort(strapi).arePaid([booking])]);
    const ticket = composeTicket(booking, description, locale, { token, paid: paid.get(booking.id) ?? null });
    return { ticket, key: JSON.stringify({ ...ticket, token: payload }) };
  }

  return {
    seal,

    /**
     * The ticket as a PDF.
     * @throws Refusal NOT_FOUND where there are no tickets, NO_TICKET while it is not confirmed or when it is over,
     * UNAVAILABLE when too many are being printed
     */
    async print(booking: Booking, locale: Locale): Promise<Buffer> {
      const description = hasTicket(booking)
        ? (await bookingPort(strapi).present.describe([booking])).get(booking.id)
        : undefined;
      if (!description) throw new Refusal('NOT_FOUND', 'This booking has no ticket.');
      const { status } = booking;
      if (status !== 'confirmed' && status !== 'attended')
        throw new Refusal('NO_TICKET', 'There is a ticket once the booking is confirmed.', { status });
      const { ticket, key } = await printable(booking, description, locale);
      return printer.print(ticket, key);
    },

    /** What mails carry: null for a booking without a ticket. */
    async document(booking: Booking, description: Description, locale: Locale): Promise<BookingDocument | null> {
      if (!hasTicket(booking) || booking.status !== 'confirmed') return null;
      const { ticket, key } = await printable(booking, description, locale);
      const content = await printer.printLater(ticket, key);
      return { filename: filenameOf(booking), content, contentType: 'application/pdf' };
    },

    close: () => printer.close(),
  };
}

export const filenameOf = ({ code }: Booking): string => `Relais-${code}.pdf`;

export type Tickets = ReturnType<typeof createTickets>;

export const tickets = (strapi: Core.Strapi): Tickets => strapi.plugin('tickets').service('tickets');
