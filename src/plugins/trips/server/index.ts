import { bootstrap } from './bootstrap';
import contentTypes from './content-types';
import register from './register';
import routes from './routes';
import { createCatalogue } from './services/catalogue';
import { createFeedImport } from './services/import-feed';
import { createTimetable } from './services/timetable';

export default {
  register,
  bootstrap,
  contentTypes,
  routes,
  services: { catalogue: createCatalogue, timetable: createTimetable, 'feed-import': createFeedImport },
};
