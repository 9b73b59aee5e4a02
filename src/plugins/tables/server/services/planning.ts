import type { Core } from '@strapi/strapi';
import { type DocumentRule, guardChanges } from '../../../booking/server/port';
import { type MESSAGES, refuse } from './messages';
import { DAY, RESTAURANT, SERVICE } from './names';
import {
  checkRestaurant,
  createService,
  deleteRestaurant,
  deleteService,
  updateRestaurant,
  updateService,
} from './restaurant-rules';

/** Dates are changed with what is counted on them: `services/covers.ts`. */
const notHere: DocumentRule = async () => {
  throw new Error('Dates of a restaurant are changed by its covers');
};

const RULES: Partial<Record<string, DocumentRule>> = {
  [`${RESTAURANT} create`]: checkRestaurant,
  [`${RESTAURANT} clone`]: checkRestaurant,
  [`${RESTAURANT} update`]: updateRestaurant,
  [`${RESTAURANT} delete`]: deleteRestaurant,
  [`${SERVICE} create`]: createService,
  [`${SERVICE} clone`]: createService,
  [`${SERVICE} update`]: updateService,
  [`${SERVICE} delete`]: deleteService,
  [`${DAY} create`]: notHere,
  [`${DAY} clone`]: notHere,
  [`${DAY} update`]: notHere,
  [`${DAY} delete`]: notHere,
};

/** What it means when the database refuses first. */
const CHECKS: Readonly<Record<string, keyof typeof MESSAGES>> = {
  relais_service_key: 'key',
  relais_service_week: 'shape',
};

/** Keeps what is counted in step with the hours, in the transaction of the change. */
export const guardPlanning = (strapi: Core.Strapi): void =>
  guardChanges(strapi, RULES, (constraint) => {
    const fault = CHECKS[constraint];
    return fault && refuse(fault);
  });
