import { loadStrapi } from '../../src/cli/strapi.mts';

/** A process of its own, so that nothing stays connected to the database that the tests copy. */
const strapi = await loadStrapi();
await strapi.destroy();
