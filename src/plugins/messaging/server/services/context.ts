import {
  type Booking,
  type Description,
  formatMoney,
  type Locale,
  localDateOf,
  TAGS,
} from '../../../booking/server/port';
import { type Audience, hasDeadline, type Letter } from '../domain/letters';
import { type SubjectWords, subjectWords } from '../domain/subject';
import { greetable, when } from '../domain/words';
import type { Facts } from '../messages';
import { CATALOGUES } from '../templates';

/** What templates may print. Null is left out by them. Every value is plain text; escaping is the renderer's. */
export interface LetterContext extends Omit<SubjectWords, 'name'> {
  readonly code: string;
  readonly title: string;
  readonly status: Booking['status'];
  readonly by: Facts['by'];
  /** Which change or notice it tells of: `accept` and `confirm` end in the same letter. */
  readonly event: string;
  /** Of a refund: `cancelled`, `too_late`, `moved`, `twice`. */
  readonly why: string | null;
  /** That was paid, or goes back. */
  readonly amount: string | null;
  readonly reason: string | null;
  /** Null when it is not one to greet with. */
  readonly name: string | null;
  readonly venue: string | null;
  readonly city: string | null;
  readonly venuePhone: string | null;
  readonly date: string;
  /** As short as it is still clear, for SMS. */
  readonly day: string;
  readonly time: string;
  /** `UTC+1`: tells the two comings of an hour apart on the night when the clock goes back. */
  readonly offset: string;
  readonly deadline: string | null;
  readonly quantity: number;
  /** Of a move: what held before, null where it is not known or nothing of it has changed. */
  readonly wasDate: string | null;
  readonly wasTime: string | null;
  readonly wasQuantity: number | null;
  readonly price: string | null;
  readonly notes: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly link: string;
  readonly siteLink: string;
}

/** What templates may name, in the order in which it is of use. */
export const VARIABLES = [
  'name',
  'title',
  'venue',
  'city',
  'venuePhone',
  'address',
  'service',
  'date',
  'day',
  'time',
  'offset',
  'deadline',
  'code',
  'quantity',
  'wasDate',
  'wasTime',
  'wasQuantity',
  'keepMinutes',
  'price',
  'amount',
  'why',
  'reason',
  'status',
  'by',
  'event',
  'waitingFor',
  'link',
  'siteLink',
  'notes',
  'email',
  'phone',
] as const satisfies readonly (keyof LetterContext)[];

export interface Addresses {
  /** Of the site; private links begin with it. */
  readonly site: string;
  /** Of a booking's page in the panel, without its documentId. */
  readonly panel: string;
}

interface Told {
  readonly locale: Locale;
  readonly audience: Audience;
  readonly letter: Letter;
  readonly event: string;
  readonly facts: Facts;
  readonly booking: Booking;
  readonly description: Description | undefined;
  readonly addresses: Addresses & { readonly link: string };
  readonly now: Date;
}

export function letterContext({
  locale,
  audience,
  letter,
  event,
  facts,
  booking,
  description,
  addresses,
  now,
}: Told): LetterContext {
  const zone = description?.venue.timeZone ?? 'UTC';
  const tag = TAGS[locale];
  const { name, email, phone } = booking.contact;
  // The hold that this letter tells of: the booking may have gone on meanwhile.
  const deadline = hasDeadline(letter) ? facts.booking.holdExpiresAt : booking.holdExpiresAt;
  const { name: called, ...words } = subjectWords(description?.subject ?? {}, locale);
  return {
    ...words,
    ...beforeOf(facts, booking, zone, tag),
    code: booking.code,
    title: called ?? description?.title ?? booking.code,
    status: booking.status,
    by: facts.by,
    event,
    why: textIn(facts.details?.why),
    amount: amountIn(facts.details, tag),
    reason: facts.reason && (CATALOGUES[locale].reasons[facts.reason] ?? facts.reason),
    name: audience === 'venue' || greetable(name) ? name : null,
    venue: called ?? description?.venue.name ?? null,
    city: description?.venue.city ?? null,
    venuePhone: description?.venue.phone ?? null,
    ...when(booking.startsAt, zone, tag),
    deadline: deadline && moment(deadline, now, zone, tag),
    quantity: booking.quantity,
    price: booking.price && formatMoney(booking.price, tag),
    notes: audience === 'venue' ? booking.notes : null,
    email: audience === 'venue' ? email : null,
    phone: audience === 'venue' ? phone : null,
    link: audience === 'venue' ? `${addresses.panel}/${booking.documentId}` : addresses.link,
    siteLink: `${addresses.site}/${locale}`,
  };
}

function beforeOf({ before }: Facts, { startsAt, quantity }: Booking, zone: string, tag: string) {
  const isSame = before?.startsAt.getTime() === startsAt.getTime() && before.quantity === quantity;
  if (!before || isSame) return { wasDate: null, wasTime: null, wasQuantity: null };
  const { date, time } = when(before.startsAt, zone, tag);
  return { wasDate: date, wasTime: time, wasQuantity: before.quantity };
}

/** The time alone today, with its day on any other. */
function moment(instant: Date, now: Date, zone: string, tag: string): string {
  const { date, time } = when(instant, zone, tag);
  return localDateOf(instant, zone) === localDateOf(now, zone) ? time : `${date}, ${time}`;
}

const textIn = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** A notice's details come from another plugin as JSON: an amount is one when it has its currency. */
function amountIn({ amount, currency }: NonNullable<Facts['details']> = {}, tag: string): string | null {
  if (!Number.isSafeInteger(amount) || typeof currency !== 'string') return null;
  return formatMoney({ amount: amount as number, currency }, tag);
}
