import { bootstrap } from './bootstrap';
import contentTypes from './content-types';
import register from './register';
import routes from './routes';
import { createCatalogue } from './services/catalogue';

export default {
  register,
  bootstrap,
  contentTypes,
  routes,
  services: { catalogue: createCatalogue },
};
