import { errors } from '@strapi/utils';

/**
 * What the panel says when something is refused. Strapi's panel translates an error by its whole message, so these
 * sentences are constant and stand as keys in `admin/translations`.
 */
export const MESSAGES = {
  timeZone: 'This is no time zone. Write it like Africa/Tunis.',
  booked:
    'Tables are booked ahead: how they are counted, the length of slots and the time zone stay until those days are past.',
  serviceBooked: 'Tables are booked in this service: close its dates instead of deleting it.',
  restaurantInUse: 'This restaurant has services: delete them first.',
  restaurant: 'A service belongs to one restaurant and stays there.',
  key: 'This restaurant has a service by this key already.',
  shape: 'The hours are a list, with an entry for each day of the week that is open.',
  weekday: 'Days of the week go from 1 (Monday) to 7 (Sunday).',
  twice: 'A day of the week stands twice in the hours.',
  times: 'Times are written like 19:30.',
  last_seating: 'The last seating is before the service closes.',
  covers: 'Covers are a number from 0 to 5000, or nothing: then every booking is by hand.',
  notYours: 'This belongs to a restaurant that is not yours.',
} as const;

/** A refusal as the panel shows it: in a toast, in the language of the person who reads it. */
export const refuse = (message: keyof typeof MESSAGES): Error =>
  new errors.ApplicationError(MESSAGES[message], { code: 'NOT_POSSIBLE', reason: message });
