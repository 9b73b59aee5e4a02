import type { BookedTable, Booking } from '../api/types';
import type { Language } from '../i18n/languages';
import type { RequestContext } from '../request-context';

/** The table of a booking; null for another trade's, and once tables are switched off. */
export function tableOf({ trade, subject }: Pick<Booking, 'trade' | 'subject'>): BookedTable | null {
  return trade === 'tables' && subject && 'restaurant' in subject ? (subject as unknown as BookedTable) : null;
}

type Named = { name: string; names: Record<Language, string | null> };

/** In the visitor's language, whatever the booking was made in. */
export function nameIn(language: Language, { name, names }: Named): string {
  return names[language] ?? name;
}

export interface TicketFact {
  label: string;
  value: string;
}

/** What the ticket of a table says in its own words. */
export function tableTicketWords({ t, language }: RequestContext, booking: Booking, table: BookedTable) {
  const { restaurant, service } = table;
  const facts: TicketFact[] = [];
  if (service) facts.push({ label: t('tables.booking.service'), value: nameIn(language, service) });
  if (booking.notes) facts.push({ label: t('tables.booking.notes'), value: booking.notes });
  return {
    label: t(`tables.booking.status.${booking.status}`),
    fromLabel: t('tables.booking.ticketPlace'),
    from: t('tables.restaurantTitle', { name: nameIn(language, restaurant), city: restaurant.city }),
    to: null,
    seats: t('tables.booking.covers', { count: booking.quantity }),
    codeHint: t('tables.booking.codeHint'),
    zone: t('tables.booking.zone', { city: restaurant.city }),
    facts,
    price: null,
    standing: null,
  };
}
