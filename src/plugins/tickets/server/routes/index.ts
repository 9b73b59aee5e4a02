import { codeParams, endpoint } from '../../../booking/server/port';
import * as tickets from '../controllers/tickets';
import { panelRoutes } from './panel';

const routes = [
  endpoint({
    method: 'GET',
    path: '/bookings/:code/ticket',
    summary: 'The ticket of a confirmed booking as a PDF, in its own language or another',
    request: { params: codeParams, query: tickets.ticketQuery },
    response: null,
    client: 'optional',
    handle: tickets.findOne,
  }),
];

export default {
  'content-api': { type: 'content-api', prefix: '', routes },
  admin: { type: 'admin', routes: panelRoutes },
};
