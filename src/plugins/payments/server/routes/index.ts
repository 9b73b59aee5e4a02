import { panelRoutes } from './panel';
import { paymentRoutes } from './payments';
import { sandboxRoutes } from './sandbox';

export default {
  'content-api': { type: 'content-api', prefix: '', routes: [...paymentRoutes, ...sandboxRoutes] },
  admin: { type: 'admin', routes: panelRoutes },
};
