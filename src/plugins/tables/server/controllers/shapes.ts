/** What the routes of restaurants take and answer. */
import { z } from '@strapi/utils';
import { shapes } from '../../../booking/server/port';
import { MOST_COVERS } from '../domain/hours';

const { instant, localDate, pageQuery, slug } = shapes;

const MOST_DAYS = 62;
const DAY_MS = 86_400_000;

const wallTime = z.string().describe("The restaurant's own clock, HH:MM.");

export const restaurant = z
  .object({
    documentId: z.string(),
    slug: z.string(),
    name: z.string(),
    city: z.string(),
    address: z.string().nullable(),
    phone: z.string().nullable(),
    description: z.string().nullable(),
    photos: z.array(
      z.object({
        url: z.string(),
        width: z.int().nullable(),
        height: z.int().nullable(),
        alt: z.string().nullable(),
      }),
    ),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    timeZone: z.string(),
    largestParty: z.int().describe('The largest party that may book by itself.'),
  })
  .meta({ id: 'Restaurant' });

export const oneRestaurant = restaurant
  .extend({
    services: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        hours: z
          .array(
            z.object({
              weekday: z.int().describe('1 Monday to 7 Sunday.'),
              opens: wallTime,
              closes: wallTime.describe('Up to `opens`: of the next day.'),
              lastSeating: wallTime,
            }),
          )
          .describe('Days of the week that are not there: closed.'),
      }),
    ),
    countPer: z.enum(['service', 'slot']),
    slotMinutes: z.int(),
    daysAhead: z.int().describe('How far ahead one may book.'),
    leadMinutes: z.int().describe('How long before one may book at the latest.'),
    cancelMinutes: z.int().describe('Until how long before one may cancel or change.'),
    keepMinutes: z.int().describe('How long a table is kept for a party that is late.'),
    waitingList: z
      .enum(['accept', 'offer', 'show'])
      .describe(
        'What becomes of covers that come free: the next who fits gets them, is offered them, or hears from staff.',
      ),
    offerMinutes: z.int().describe('How long an offer stands.'),
    closedDates: z.array(z.string()).describe('Of the next 60 days.'),
  })
  .meta({ id: 'RestaurantDetail' });

const state = z
  .enum(['open', 'waiting', 'manual', 'full', 'closed'])
  .describe(
    'open: confirmed at once; waiting: full, may ask and wait; manual: the restaurant decides; full: nothing is taken from a party of this size; closed: closed, past, or too far or too late to book',
  );
const left = z.int().nullable().describe('Covers left; null where none are set.');

export const day = z
  .object({
    date: z.string(),
    state,
    services: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        state,
        left,
        times: z.array(
          z.object({
            time: z
              .string()
              .describe('HH:MM; with its offset, as `02:30+02:00`, on the night when that time comes twice.'),
            startsAt: instant,
            state,
            left,
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'RestaurantDay' });

const locale = shapes.locale.default('fr').describe('Of names and descriptions.');

export const slugParams = z.object({ slug });
export const restaurantQuery = z.object({ locale });
export const restaurantsQuery = z.object({ locale, ...pageQuery(100, 50) });

export const availabilityQuery = z
  .object({
    from: localDate,
    to: localDate,
    covers: z.coerce.number().int().min(1).max(MOST_COVERS).default(1).describe('Size of the party.'),
    locale,
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], params: { code: 'past' }, message: 'Ends before it begins.' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < MOST_DAYS * DAY_MS, {
    path: ['to'],
    params: { code: 'too_far' },
    message: `At most ${MOST_DAYS} days.`,
  });

export const bookingBody = z.object({
  date: localDate.describe('Of the service: half past midnight in Friday’s dinner is Friday.'),
  time: z.string().max(11).describe('A time of the availability, as written there.'),
  covers: z.int().min(1).max(MOST_COVERS),
  service: slug.optional().describe('Key of the service, where two have the same time.'),
  contact: shapes.contact,
  notes: shapes.text(500).nullish(),
  locale: shapes.locale,
});
