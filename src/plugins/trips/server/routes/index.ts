import { z } from '@strapi/utils';
import { endpoint, shapes } from '../../../booking/server/port';
import * as shape from '../controllers/shapes';
import * as stations from '../controllers/stations';
import * as trips from '../controllers/trips';
import { panelRoutes } from './panel';

const routes = [
  endpoint({
    method: 'GET',
    path: '/stations',
    summary: 'Stations, by city and name',
    request: { query: shape.stationsQuery },
    response: z.array(shape.station),
    meta: shapes.pagination,
    client: 'none',
    handle: stations.find,
  }),
  endpoint({
    method: 'GET',
    path: '/stations/:slug',
    summary: 'A station, with where one can go from it',
    request: { params: shape.slugParams },
    response: shape.stationWithDestinations,
    client: 'none',
    handle: stations.findOne,
  }),
  endpoint({
    method: 'GET',
    path: '/trips',
    summary: "Trips leaving a station on a date of the station's own calendar, in the order they leave",
    request: { query: shape.tripsQuery },
    response: z.array(shape.trip),
    meta: shapes.pagination,
    client: 'none',
    handle: trips.search,
  }),
  endpoint({
    method: 'GET',
    path: '/trips/:documentId',
    summary: 'A trip',
    request: { params: shape.tripParams },
    response: shape.oneTrip,
    client: 'none',
    handle: trips.findOne,
  }),
  endpoint({
    method: 'POST',
    path: '/trips/:documentId/bookings',
    summary: 'Hold seats on a trip; send an Idempotency-Key to repeat it safely',
    request: { params: shape.tripParams, body: shape.bookingBody },
    response: shapes.newBooking,
    client: 'optional',
    status: 201,
    handle: trips.book,
  }),
];

export default {
  'content-api': { type: 'content-api', prefix: '', routes },
  admin: { type: 'admin', routes: panelRoutes },
};
