import type { Core } from '@strapi/strapi';
import { type DocumentRule, guardChanges, paramsOf } from '../../../booking/server/port';
import type { PlanFault } from '../domain/plan-faults';
import { catalogue } from './catalogue';
import { STATION, TRIP, VEHICLE } from './document-rules';
import { refuse } from './messages';
import { checkStation, createVehicle, deleteStation, deleteVehicle, updateVehicle } from './place-rules';
import { createTrip, deleteTrip, updateTrip } from './trip-rules';

/** A copy is nobody's timetable: the key stays with the one it came from. */
const copied =
  (key: 'feedKey' | 'feedId', rule: DocumentRule): DocumentRule =>
  (change) => {
    const params = paramsOf(change.context);
    params.data = { ...params.data, [key]: null };
    return rule(change);
  };

const RULES: Readonly<Record<string, DocumentRule>> = {
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

/** Whoever looks after a change sees it. */
const seenAtOnce = (rules: typeof RULES): Record<string, DocumentRule> =>
  Object.fromEntries(
    Object.entries(rules).map(([change, rule]) => [
      change,
      async (given) => {
        const made = await rule(given);
        catalogue(given.strapi).changed();
        return made;
      },
    ]),
  );

/** Keeps what is for sale in step with what is planned, in the transaction of the change. */
export const guardPlanning = (strapi: Core.Strapi): void =>
  guardChanges(strapi, seenAtOnce(RULES), (constraint) => {
    const fault = CHECKS[constraint];
    return fault && refuse(fault);
  });
