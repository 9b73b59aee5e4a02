/** Shapes that several endpoints share: what comes in, and what goes out. */
import { z } from '@strapi/utils';
import parsePhoneNumberFromString from 'libphonenumber-js';
import { LOCALES } from '../domain/locales';
import { STATUSES } from '../domain/states';
import { isLocalDate } from '../domain/time';

/** Control characters, but for tabs and line breaks. */
const CONTROL = /[^\P{Cc}\t\n\r]/u;

/** Text that PostgreSQL can store and a person can read: no NUL or other control characters, no lone surrogates. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => value.isWellFormed() && !CONTROL.test(value), { params: { code: 'unknown' } });

export const localDate = z
  .string()
  .refine(isLocalDate, { params: { code: 'date' }, message: 'Not a date (YYYY-MM-DD).' });

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(120);

export const documentId = z.string().regex(/^[a-z0-9]{1,64}$/);

/** Kept as E.164; numbers without a country code are read as this country's. */
const phone = (country: 'TN') =>
  z
    .string()
    .trim()
    .max(32)
    .transform((value, context): string => {
      const number = parsePhoneNumberFromString(value, country);
      if (number?.isValid()) return number.number;
      context.addIssue({ code: 'custom', params: { code: 'phone' }, message: 'Not a phone number.' });
      return z.NEVER;
    });

const blankIsNone = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? undefined : value);

export const optionalPhone = z.preprocess(blankIsNone, phone('TN').nullish());

/** Who to tell: a name, and a mail address or a phone number. */
export const contact = z
  .object({
    name: text(120),
    email: z.preprocess(blankIsNone, z.email().max(254).nullish()),
    phone: optionalPhone,
  })
  .refine(({ email, phone: number }) => email || number, {
    path: ['email'],
    params: { code: 'required' },
    message: 'A mail address or a phone number is needed.',
  })
  .transform(({ name, email, phone: number }) => ({ name, email: email ?? null, phone: number ?? null }));

export const locale = z.enum(LOCALES);

export const pageQuery = (max: number, initial: number) => ({
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(max).default(initial),
});

export const pagination = z.object({
  pagination: z.object({ page: z.int(), pageSize: z.int(), pageCount: z.int(), total: z.int() }),
});

export const paged = ({ page, pageSize }: { page: number; pageSize: number }, total: number) => ({
  pagination: { page, pageSize, pageCount: Math.ceil(total / pageSize), total },
});

/** `amount` is an integer in the currency's minor unit. */
export const money = z.object({ amount: z.int(), currency: z.string() }).meta({ id: 'Money' });
/** UTC. A Date in the handler, text in the answer. */
export const instant = z.string().meta({ format: 'date-time' });

export const venue = z
  .object({
    slug: z.string(),
    name: z.string(),
    city: z.string().nullable(),
    phone: z.string().nullable(),
    timeZone: z.string(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
  })
  .meta({ id: 'Venue' });

/** A booking in an answer. `subject` is the trade's own view of what is booked. */
export const booking = z
  .object({
    code: z.string(),
    trade: z.string(),
    status: z.enum(STATUSES),
    quantity: z.int(),
    startsAt: instant,
    endsAt: instant.nullable(),
    holdExpiresAt: instant.nullable(),
    serverTime: instant,
    price: money.nullable(),
    venue: venue.nullable(),
    subject: z.record(z.string(), z.unknown()).nullable(),
    title: z.string(),
    contact: z.object({ name: z.string(), email: z.string().nullable(), phone: z.string().nullable() }),
    locale: z.string(),
    notes: z.string().nullable(),
    payAtVenue: z.boolean(),
    allowed: z.array(z.string()),
    createdAt: instant,
  })
  .meta({ id: 'Booking' });

/** The answer that makes a booking: only it carries the token of the private link. */
export const newBooking = booking.extend({ token: z.string() }).meta({ id: 'NewBooking' });
