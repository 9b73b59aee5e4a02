import { bookingRoutes } from './bookings';
import { panelRoutes } from './panel';

export default {
  'content-api': { type: 'content-api', prefix: '', routes: bookingRoutes },
  admin: { type: 'admin', routes: panelRoutes },
};
