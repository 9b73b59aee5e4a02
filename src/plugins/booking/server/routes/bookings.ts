import { z } from '@strapi/utils';
import * as bookings from '../controllers/bookings';
import { endpoint } from '../http/endpoint';
import { codeParams as params } from '../http/own-booking';
import { booking, pagination } from '../http/shapes';

export const bookingRoutes = [
  endpoint({
    method: 'GET',
    path: '/bookings/:code',
    summary: 'A booking, for its client or with its Booking-Token',
    request: { params },
    response: booking,
    client: 'optional',
    handle: bookings.findOne,
  }),
  endpoint({
    method: 'POST',
    path: '/bookings/:code/settle',
    summary: 'Take an offer of the waiting list, before its deadline',
    request: { params },
    response: booking,
    client: 'optional',
    handle: bookings.settle,
  }),
  endpoint({
    method: 'POST',
    path: '/bookings/:code/cancel',
    summary: 'Cancel a booking; its places are free at once',
    request: { params, body: bookings.cancelBody },
    response: booking,
    client: 'optional',
    handle: bookings.cancel,
  }),
  endpoint({
    method: 'POST',
    path: '/bookings/:code/move',
    summary: 'Move a booking to another place or quantity, in one step',
    request: { params, body: bookings.moveBody },
    response: booking,
    client: 'optional',
    handle: bookings.move,
  }),
  endpoint({
    method: 'GET',
    path: '/bookings/:code/calendar',
    summary: 'The booking as an iCalendar file',
    request: { params },
    response: null,
    client: 'optional',
    handle: bookings.calendar,
  }),
  endpoint({
    method: 'GET',
    path: '/me/bookings',
    summary: "The client's own bookings",
    request: { query: bookings.mineQuery },
    response: z.array(booking),
    meta: pagination,
    client: 'required',
    handle: bookings.findMine,
  }),
];
