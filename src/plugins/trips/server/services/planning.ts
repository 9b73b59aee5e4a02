import type { Core } from '@strapi/strapi';
import type { PlanFault } from '../domain/plan-faults';
import { paramsOf, type Rule, STATION, TRIP, VEHICLE } from './document-rules';
import { refuse } from './messages';
import { checkStation, createVehicle, deleteStation, deleteVehicle, updateVehicle } from './place-rules';
import { createTrip, deleteTrip, updateTrip } from './trip-rules';

/** A copy is nobody's timetable: the key stays with the one it came from. */
const copied =
  (key: 'feedKey' | 'feedId', rule: Rule): Rule =>
  (change) => {
    const params = paramsOf(change.context);
    params.data = { ...params.data, [key]: null };
    return rule(change);
  };

const RULES: Partial<Record<string, Rule>> = {
  [`${TRIP} create`]: createTrip,
  [`${TRIP} clone`]: copied('feedKey', createTrip),
  [`${TRIP} update`]: updateTrip,
  [`${TRIP} delete`]: deleteTrip,
  [`${VEHICLE} create`]: createVehicle,
  [`${VEHICLE} clone`]: createVehicle,
  [`${VEHICLE} update`]: updateVehicle,
  [`${VEHICLE} delete`]: deleteVehicle,
  [`${STATION} create`]: checkStation,
  [`${STATION} clone`]: copied('feedId', checkStation),
  [`${STATION} update`]: checkStation,
  [`${STATION} delete`]: deleteStation,
};

/** What it means when the database refuses first. */
const CHECKS: Readonly<Record<string, PlanFault>> = {
  relais_trip_goes_somewhere: 'stations',
  relais_trip_leaves: 'arrival',
};

/**
 * Keeps what is for sale in step with what is planned, in the transaction of the change, whatever path it takes through
 * the document service: the panel's form, its bulk actions, a script.
 */
export function guardPlanning(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const rule = RULES[`${context.uid} ${context.action}`];
    if (!rule) return next();
    try {
      return await strapi.db.transaction(({ trx }) => rule({ strapi, trx, context, next }));
    } catch (error) {
      const fault = CHECKS[(error as { constraint?: string }).constraint ?? ''];
      throw fault ? refuse(fault) : error;
    }
  });
}
