import type { Core, Modules } from '@strapi/strapi';
import type { Knex } from 'knex';
import {
  type AllotmentInput,
  bookingPort,
  currentStaff,
  isLive,
  isTimeZone,
  takesUnits,
} from '../../../booking/server/port';
import { type PlanFault, planFault } from '../domain/plan-faults';
import { allotmentsOf, isStationInUse, lockTrip, type PlannedTrip } from '../persistence/plans';
import { refuse } from './messages';
import { mustBeTheirs } from './ownership';
import { TRADE } from './trade';

type Context = Modules.Documents.Middleware.Context;
type Next = Parameters<Modules.Documents.Middleware.Middleware>[1];
type Result = Awaited<ReturnType<Next>>;
type Params = { documentId: string; data: Record<string, unknown> };

export const STATION = 'plugin::trips.station';
export const VEHICLE = 'plugin::trips.vehicle';
export const TRIP = 'plugin::trips.trip';

const CALLED_OFF = 'the trip was cancelled';

/**
 * Keeps what is for sale in step with what is planned, in the transaction of the change, whatever path it takes through
 * the document service: the panel's form, its bulk actions, a script.
 */
export function guardPlanning(strapi: Core.Strapi): void {
  const rules: Partial<Record<string, Rule>> = {
    [`${TRIP} create`]: createTrip,
    [`${TRIP} clone`]: createTrip,
    [`${TRIP} update`]: updateTrip,
    [`${TRIP} delete`]: deleteTrip,
    [`${VEHICLE} create`]: createVehicle,
    [`${VEHICLE} clone`]: createVehicle,
    [`${VEHICLE} update`]: updateVehicle,
    [`${VEHICLE} delete`]: deleteVehicle,
    [`${STATION} create`]: checkStation,
    [`${STATION} update`]: checkStation,
    [`${STATION} delete`]: deleteStation,
  };
  strapi.documents.use(async (context, next) => {
    const rule = rules[`${context.uid} ${context.action}`];
    if (!rule) return next();
    try {
      return await strapi.db.transaction(({ trx }) => rule(strapi, trx, context, next));
    } catch (error) {
      const fault = CHECKS[(error as { constraint?: string }).constraint ?? ''];
      throw fault ? refuse(fault) : error;
    }
  });
}

/** What it means when the database refuses first. */
const CHECKS: Readonly<Record<string, PlanFault>> = {
  relais_trip_goes_somewhere: 'stations',
  relais_trip_leaves: 'arrival',
};

type Rule = (strapi: Core.Strapi, trx: Knex.Transaction, context: Context, next: Next) => Promise<Result>;

const paramsOf = (context: Context): Params => context.params as unknown as Params;

async function createTrip(strapi: Core.Strapi, trx: Knex.Transaction, context: Context, next: Next): Promise<Result> {
  await priceInStationCurrency(strapi, context);
  const made = await next();
  for (const documentId of documentIdsOf(made)) {
    await keepInStep(strapi, trx, documentId, undefined);
    await mustBeTheirs(strapi, TRIP, 'create', documentId);
  }
  return made;
}

async function updateTrip(strapi: Core.Strapi, trx: Knex.Transaction, context: Context, next: Next): Promise<Result> {
  const { documentId } = paramsOf(context);
  const before = await lockTrip(trx, documentId);
  const saved = await next();
  if (before) await keepInStep(strapi, trx, documentId, before);
  await mustBeTheirs(strapi, TRIP, 'update', documentId);
  return saved;
}

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

async function deleteTrip(strapi: Core.Strapi, trx: Knex.Transaction, context: Context, next: Next): Promise<Result> {
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
}

const putOnSale = (strapi: Core.Strapi, inputs: readonly AllotmentInput[]): Promise<unknown> =>
  bookingPort(strapi).allotments.put(TRADE, inputs, currentStaff(strapi));

/** Whether anybody counts on this trip, or went on it. */
async function isBooked(strapi: Core.Strapi, documentId: string): Promise<boolean> {
  const bookings = await bookingPort(strapi).allotments.bookingsOf(TRADE, [documentId]);
  return bookings.some(({ status }) => isLive(status) || takesUnits(status));
}

async function createVehicle(
  strapi: Core.Strapi,
  _trx: Knex.Transaction,
  _context: Context,
  next: Next,
): Promise<Result> {
  const made = await next();
  for (const documentId of documentIdsOf(made)) await mustBeTheirs(strapi, VEHICLE, 'create', documentId);
  return made;
}

async function updateVehicle(
  strapi: Core.Strapi,
  trx: Knex.Transaction,
  context: Context,
  next: Next,
): Promise<Result> {
  const { documentId } = paramsOf(context);
  const saved = await next();
  await mustBeTheirs(strapi, VEHICLE, 'update', documentId);
  await putOnSale(strapi, await allotmentsOf(trx, { vehicle: documentId }));
  return saved;
}

/** Its trips go on without it, with their own number of seats. */
async function deleteVehicle(
  strapi: Core.Strapi,
  trx: Knex.Transaction,
  context: Context,
  next: Next,
): Promise<Result> {
  const { documentId } = paramsOf(context);
  const resources = (await allotmentsOf(trx, { vehicle: documentId })).map(({ resource }) => resource);
  const gone = await next();
  const trips = await strapi.db.query(TRIP).findMany({ select: ['id'], where: { documentId: { $in: resources } } });
  await putOnSale(strapi, await allotmentsOf(trx, { tripIds: trips.map(({ id }) => id) }));
  return gone;
}

async function checkStation(
  _strapi: Core.Strapi,
  _trx: Knex.Transaction,
  context: Context,
  next: Next,
): Promise<Result> {
  const { timeZone, currency } = paramsOf(context).data;
  if (typeof timeZone === 'string' && !isTimeZone(timeZone)) throw refuse('timeZone');
  if (typeof currency === 'string' && !Intl.supportedValuesOf('currency').includes(currency)) throw refuse('currency');
  return next();
}

async function deleteStation(
  _strapi: Core.Strapi,
  trx: Knex.Transaction,
  context: Context,
  next: Next,
): Promise<Result> {
  if (await isStationInUse(trx, paramsOf(context).documentId)) throw refuse('stationInUse');
  return next();
}

/** A trip costs what its station takes, unless it says otherwise. */
async function priceInStationCurrency(strapi: Core.Strapi, context: Context): Promise<void> {
  const { data } = paramsOf(context);
  if (data.currency || context.action !== 'create') return;
  const [link] = ((data.station as { set?: { id: number }[] } | undefined)?.set ?? []).map(({ id }) => id);
  const station =
    link === undefined ? null : await strapi.db.query(STATION).findOne({ select: ['currency'], where: { id: link } });
  if (!station) throw refuse('stations');
  data.currency = station.currency;
}

function documentIdsOf(made: unknown): string[] {
  const { documentId, entries } = made as { documentId?: string; entries?: { documentId: string }[] };
  return entries?.map((entry) => entry.documentId) ?? (documentId ? [documentId] : []);
}
