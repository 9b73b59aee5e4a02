import { z } from '@strapi/utils';
import { endpoint, shapes } from '../../../booking/server/port';
import * as restaurants from '../controllers/restaurants';
import * as shape from '../controllers/shapes';
import { panelRoutes } from './panel';

const routes = [
  endpoint({
    method: 'GET',
    path: '/restaurants',
    summary: 'Restaurants, by city and name',
    request: { query: shape.restaurantsQuery },
    response: z.array(shape.restaurant),
    meta: shapes.pagination,
    client: 'none',
    handle: restaurants.find,
  }),
  endpoint({
    method: 'GET',
    path: '/restaurants/:slug',
    summary: 'A restaurant, with its services and hours',
    request: { params: shape.slugParams, query: shape.restaurantQuery },
    response: shape.oneRestaurant,
    client: 'none',
    handle: restaurants.findOne,
  }),
  endpoint({
    method: 'GET',
    path: '/restaurants/:slug/availability',
    summary: 'What a party finds there, by date, service and time, on at most 62 days',
    request: { params: shape.slugParams, query: shape.availabilityQuery },
    response: z.array(shape.day),
    client: 'none',
    handle: restaurants.availability,
  }),
  endpoint({
    method: 'POST',
    path: '/restaurants/:slug/bookings',
    summary: 'Ask for a table: confirmed while covers last, else it waits; send an Idempotency-Key to repeat it safely',
    request: { params: shape.slugParams, body: shape.bookingBody },
    response: shapes.newBooking,
    client: 'optional',
    status: 201,
    handle: restaurants.book,
  }),
];

export default {
  'content-api': { type: 'content-api', prefix: '', routes },
  admin: { type: 'admin', routes: panelRoutes },
};
