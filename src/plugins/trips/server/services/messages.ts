import { errors } from '@strapi/utils';

/**
 * What the panel says when something is refused. Strapi's panel translates an error by its whole message, so these
 * sentences are constant and stand as keys in `admin/translations`.
 */
export const MESSAGES = {
  seats: 'The trip has more seats than its vehicle.',
  stations: 'A trip needs a station and another one as its destination.',
  arrival: 'A trip arrives after it leaves.',
  vehicle: 'This vehicle belongs to another station.',
  booked:
    'Seats are booked on this trip: its station and destination stay as they are. Cancel it and plan another one.',
  delete: 'Seats are booked on this trip: set it to cancelled instead, its passengers are told.',
  stationInUse: 'Trips leave or reach this station, so it cannot be deleted.',
  timeZone: 'This is no time zone. Write it like Africa/Tunis.',
  currency: 'This is no currency code. Write it like TND.',
  notYours: 'This belongs to a station that is not yours.',
} as const;

/** A refusal as the panel shows it: in a toast, in the language of the person at the counter. */
export const refuse = (message: keyof typeof MESSAGES): Error =>
  new errors.ApplicationError(MESSAGES[message], { code: 'NOT_POSSIBLE', reason: message });
