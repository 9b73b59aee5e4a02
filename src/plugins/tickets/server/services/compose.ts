import { z } from '@strapi/utils';
import parsePhoneNumberFromString from 'libphonenumber-js';
import { type Booking, type Description, formatMoney, type Locale, localDateOf } from '../../../booking/server/port';
import { isolated, leftToRight } from '../domain/direction';
import { momentAt } from '../domain/moment';
import type { Fact, Stop, Ticket } from '../print/ticket';
import { WORDS } from '../words';
import type { Words } from '../words/words';

const place = z.object({ name: z.string(), city: z.string().nullish(), timeZone: z.string() });
/** What tickets know of a trade's own view: where it leads to, and when one is there. */
const journey = z.object({ destination: place.nullish().catch(null), arrival: z.date().nullish().catch(null) });

interface Known {
  readonly token: string;
  /** Null: nobody said whether it was. */
  readonly paid: boolean | null;
}

/** A booking in the words of its ticket. */
export function composeTicket(booking: Booking, description: Description, locale: Locale, known: Known): Ticket {
  const words = WORDS[locale];
  const { venue } = description;
  const { day, time, offset } = momentAt(booking.startsAt, venue.timeZone, words.tag);
  return {
    locale,
    direction: words.direction,
    heading: words.heading,
    departure: {
      ...stopOf(words.departure, venue),
      day,
      time,
      zone: words.zone(isolated(venue.city ?? venue.name), offset),
    },
    destination: destinationOf(words, booking, description),
    facts: factsOf(words, booking, known.paid),
    code: { label: words.code, value: leftToRight(booking.code), note: null },
    advice: words.advice,
    phone: venue.phone === null ? null : { label: words.phone, value: leftToRight(phoneOf(venue.phone)), note: null },
    token: known.token,
  };
}

/** In groups, as it is read out; as it stands when it is none. */
const phoneOf = (phone: string): string => parsePhoneNumberFromString(phone)?.formatInternational() ?? phone;

/** The city only where the name does not say it. */
const stopOf = (label: string, { name, city }: { name: string; city?: string | null }): Stop => ({
  label,
  name: isolated(name),
  notes: city && !name.includes(city) ? [isolated(city)] : [],
});

function destinationOf(words: Words, { startsAt }: Booking, { venue, subject }: Description): Stop | null {
  const { destination, arrival } = journey.parse(subject);
  if (!destination) return null;
  const stop = stopOf(words.destination, destination);
  if (!arrival) return stop;
  const there = momentAt(arrival, destination.timeZone, words.tag);
  const isSameDay = localDateOf(arrival, destination.timeZone) === localDateOf(startsAt, venue.timeZone);
  const isSameClock = there.offset === momentAt(arrival, venue.timeZone, words.tag).offset;
  const zone = isSameClock ? [] : [words.zone(isolated(destination.city ?? destination.name), there.offset)];
  return { ...stop, notes: [...stop.notes, isSameDay ? words.arrives(there) : words.arrivesOn(there), ...zone] };
}

function factsOf(words: Words, { contact, quantity, price }: Booking, paid: boolean | null): Fact[] {
  const note = paid === null ? null : paid ? words.paid : words.payAtVenue;
  return [
    { label: words.passenger, value: isolated(contact.name), note: null },
    { label: words.seats, value: String(quantity), note: null },
    ...(price ? [{ label: words.price, value: formatMoney(price, words.tag), note }] : []),
  ];
}
