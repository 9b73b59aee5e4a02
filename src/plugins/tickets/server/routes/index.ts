import { panelRoutes } from './panel';

export default {
  admin: { type: 'admin', routes: panelRoutes },
};
