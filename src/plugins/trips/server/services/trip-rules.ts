import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import {
  bookingPort,
  currentStaff,
  type DocumentChange,
  type DocumentRule,
  documentIdsOf,
  isLive,
  paramsOf,
  takesUnits,
} from '../../../booking/server/port';
import { planFault } from '../domain/plan-faults';
import { allotmentsOf, lockTrip, type PlannedTrip } from '../persistence/plans';
import { putOnSale, STATION, TRIP } from './document-rules';
import { refuse } from './messages';
import { mustBeTheirs } from './ownership';
import { TRADE } from './trade';

const CALLED_OFF = 'the trip was cancelled';

export const createTrip: DocumentRule = async ({ strapi, trx, context, next }) => {
  await priceInStationCurrency({ strapi, context });
  const made = await next();
  for (const documentId of documentIdsOf(made)) {
    await keepInStep(strapi, trx, documentId, undefined);
    await mustBeTheirs(strapi, TRIP, 'create', documentId);
  }
  return made;
};

export const updateTrip: DocumentRule = async ({ strapi, trx, context, next }) => {
  const { documentId } = paramsOf(context);
  const before = await lockTrip(trx, documentId);
  const saved = await next();
  if (before) await keepInStep(strapi, trx, documentId, before);
  await mustBeTheirs(strapi, TRIP, 'update', documentId);
  return saved;
};

async function keepInStep(
  strapi: Core.Strapi,
  trx: Knex.Transaction,
  documentId: string,
  before: PlannedTrip | undefined,
): Promise<void> {
  const trip = await lockTrip(trx, documentId);
  if (!trip) throw new Error(`Trip ${documentId} vanished under its lock`);
  const { allotments } = bookingPort(strapi);
  // First, since it locks: who books at this moment is either waited for and seen, or finds the trip as it is now.
  await putOnSale(strapi, await allotmentsOf(trx, { tripIds: [trip.id] }));
  const fault = planFault(trip, before, before !== undefined && (await isBooked(strapi, documentId)));
  if (fault) throw refuse(fault);
  if (trip.tripStatus === 'cancelled' && before?.tripStatus === 'scheduled') {
    await allotments.callOff(TRADE, [documentId], currentStaff(strapi), CALLED_OFF);
  }
}

export const deleteTrip: DocumentRule = async ({ strapi, trx, context, next }) => {
  const { documentId } = paramsOf(context);
  const trip = await lockTrip(trx, documentId);
  if (!trip) return next();
  const inputs = await allotmentsOf(trx, { tripIds: [trip.id] });
  // Closed first: this waits for bookings under way, and none can come in behind the look at them.
  await putOnSale(
    strapi,
    inputs.map((input) => ({ ...input, closed: true })),
  );
  if (await isBooked(strapi, documentId)) throw refuse('delete');
  return next();
};

/** Whether anybody counts on this trip, or went on it. */
async function isBooked(strapi: Core.Strapi, documentId: string): Promise<boolean> {
  const bookings = await bookingPort(strapi).allotments.bookingsOf(TRADE, [documentId]);
  return bookings.some(({ status }) => isLive(status) || takesUnits(status));
}

/** A trip costs what its station takes, unless it says otherwise. */
async function priceInStationCurrency({ strapi, context }: Pick<DocumentChange, 'strapi' | 'context'>): Promise<void> {
  const { data } = paramsOf(context);
  if (data.currency || context.action !== 'create') return;
  const [link] = ((data.station as { set?: { id: number }[] } | undefined)?.set ?? []).map(({ id }) => id);
  const station =
    link === undefined ? null : await strapi.db.query(STATION).findOne({ select: ['currency'], where: { id: link } });
  if (!station) throw refuse('stations');
  data.currency = station.currency;
}
