import { type DocumentRule, documentIdsOf, isTimeZone, paramsOf } from '../../../booking/server/port';
import { allotmentsOf, isStationInUse } from '../persistence/plans';
import { putOnSale, TRIP, VEHICLE } from './document-rules';
import { refuse } from './messages';
import { mustBeTheirs } from './ownership';

export const createVehicle: DocumentRule = async ({ strapi, next }) => {
  const made = await next();
  for (const documentId of documentIdsOf(made)) await mustBeTheirs(strapi, VEHICLE, 'create', documentId);
  return made;
};

export const updateVehicle: DocumentRule = async ({ strapi, trx, context, next }) => {
  const { documentId } = paramsOf(context);
  const saved = await next();
  await mustBeTheirs(strapi, VEHICLE, 'update', documentId);
  await putOnSale(strapi, await allotmentsOf(trx, { vehicle: documentId }));
  return saved;
};

/** Its trips go on without it, with their own number of seats. */
export const deleteVehicle: DocumentRule = async ({ strapi, trx, context, next }) => {
  const { documentId } = paramsOf(context);
  const resources = (await allotmentsOf(trx, { vehicle: documentId })).map(({ resource }) => resource);
  const gone = await next();
  const trips = await strapi.db.query(TRIP).findMany({ select: ['id'], where: { documentId: { $in: resources } } });
  await putOnSale(strapi, await allotmentsOf(trx, { tripIds: trips.map(({ id }) => id) }));
  return gone;
};

export const checkStation: DocumentRule = async ({ context, next }) => {
  const { timeZone, currency } = paramsOf(context).data;
  if (typeof timeZone === 'string' && !isTimeZone(timeZone)) throw refuse('timeZone');
  if (typeof currency === 'string' && !Intl.supportedValuesOf('currency').includes(currency)) throw refuse('currency');
  return next();
};

export const deleteStation: DocumentRule = async ({ trx, context, next }) => {
  if (await isStationInUse(trx, paramsOf(context).documentId)) throw refuse('stationInUse');
  return next();
};
