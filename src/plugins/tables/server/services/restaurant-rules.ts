import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import {
  bookingPort,
  currentStaff,
  type DocumentRule,
  documentIdsOf,
  isLive,
  isTimeZone,
  mustBeTheirs,
  paramsOf,
  takesUnits,
} from '../../../booking/server/port';
import { weekFault } from '../domain/hours';
import type { Restaurant } from '../domain/restaurant';
import { parseResource } from '../domain/seatings';
import { lockServices, removeAllDays } from '../persistence/plans';
import { findRestaurantsBy } from '../persistence/restaurants';
import { keepInStep, standingAt } from './allotments';
import { MESSAGES, refuse } from './messages';
import { SERVICE, TRADE } from './names';

export const checkRestaurant: DocumentRule = async ({ context, next }) => {
  const { timeZone } = paramsOf(context).data;
  if (typeof timeZone === 'string' && !isTimeZone(timeZone)) throw refuse('timeZone');
  return next();
};

/** How tables are counted stays while some are booked by it: their claims would count elsewhere than new ones. */
export const updateRestaurant: DocumentRule = async (change) => {
  const { strapi, trx, context } = change;
  const { documentId } = paramsOf(context);
  const [before] = await findRestaurantsBy(trx, 'document_id', [documentId]);
  if (!before) return change.next();
  await lockServices(trx, { restaurantId: before.id }, 'to change');
  const saved = await checkRestaurant(change);
  const [after] = await findRestaurantsBy(trx, 'id', [before.id]);
  if (after && !countsAlike(before, after)) {
    if (await isBookedAhead(strapi, documentId)) throw refuse('booked');
    await keepInStep(strapi, trx, before.id, currentStaff(strapi));
  }
  return saved;
};

const countsAlike = (a: Restaurant, b: Restaurant): boolean =>
  a.countPer === b.countPer && a.slotMinutes === b.slotMinutes && a.timeZone === b.timeZone;

async function isBookedAhead(strapi: Core.Strapi, venue: string, service?: string): Promise<boolean> {
  const resources = [...(await standingAt(strapi, venue)).keys()].filter(
    (resource) => service === undefined || parseResource(resource)?.service === service,
  );
  const bookings = await bookingPort(strapi).allotments.bookingsOf(TRADE, resources);
  return bookings.some(({ status }) => isLive(status) || takesUnits(status));
}

export const deleteRestaurant: DocumentRule = async ({ trx, context, next }) => {
  const [restaurant] = await findRestaurantsBy(trx, 'document_id', [paramsOf(context).documentId]);
  if (restaurant && restaurant.services.length > 0) throw refuse('restaurantInUse');
  return next();
};

export const createService: DocumentRule = async ({ strapi, context, next }) => {
  readWeek(paramsOf(context).data);
  const made = await next();
  for (const documentId of documentIdsOf(made)) await mustBeOwn(strapi, 'create', documentId);
  return made;
};

/** A changed week changes what is counted on every date that has no exception. */
export const updateService: DocumentRule = async ({ strapi, trx, context, next }) => {
  const { documentId, data } = paramsOf(context);
  readWeek(data);
  const before = await theService(trx, documentId);
  const saved = await next();
  const after = await theService(trx, documentId);
  if (before?.restaurantId && before.restaurantId !== after?.restaurantId) throw refuse('restaurant');
  await mustBeOwn(strapi, 'update', documentId);
  if (after?.restaurantId) await keepInStep(strapi, trx, after.restaurantId, currentStaff(strapi));
  return saved;
};

export const deleteService: DocumentRule = async ({ strapi, trx, context, next }) => {
  const { documentId } = paramsOf(context);
  const service = await theService(trx, documentId);
  if (!service) return next();
  const [restaurant] = await findRestaurantsBy(trx, 'id', [service.restaurantId ?? 0]);
  if (restaurant && (await isBookedAhead(strapi, restaurant.documentId, documentId))) throw refuse('serviceBooked');
  await removeAllDays(trx, service.id);
  const gone = await next();
  if (service.restaurantId) await keepInStep(strapi, trx, service.restaurantId, currentStaff(strapi));
  return gone;
};

const theService = async (trx: Knex.Transaction, documentId: string) =>
  (await lockServices(trx, { services: [documentId] }, 'to change')).get(documentId);

const mustBeOwn = (strapi: Core.Strapi, action: 'create' | 'update', documentId: string): Promise<void> =>
  mustBeTheirs(strapi, { uid: SERVICE, action, documentId, venue: 'restaurant' }, MESSAGES.notYours);

/** The panel's form sends what was typed, which may be text; what is kept is a week. */
function readWeek(data: Record<string, unknown>): void {
  if (data.hours === undefined) return;
  const week = typeof data.hours === 'string' ? parsed(data.hours) : data.hours;
  const fault = weekFault(week);
  if (fault) throw refuse(fault);
  data.hours = (week as Record<string, unknown>[])
    .map(({ weekday, opens, closes, lastSeating, covers = null }) => ({ weekday, opens, closes, lastSeating, covers }))
    .sort((a, b) => Number(a.weekday) - Number(b.weekday));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
