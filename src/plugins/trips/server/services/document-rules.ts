import type { Core } from '@strapi/strapi';
import { type AllotmentInput, bookingPort, currentStaff } from '../../../booking/server/port';
import { TRADE } from './trade';

export const STATION = 'plugin::trips.station';
export const VEHICLE = 'plugin::trips.vehicle';
export const TRIP = 'plugin::trips.trip';

export const putOnSale = (strapi: Core.Strapi, inputs: readonly AllotmentInput[]): Promise<unknown> =>
  bookingPort(strapi).allotments.put(TRADE, inputs, currentStaff(strapi));
