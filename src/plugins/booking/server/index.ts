import { bootstrap, destroy } from './bootstrap';
import contentTypes from './content-types';
import { endpointLane } from './http/lane';
import register from './register';
import routes from './routes';
import { createEngine } from './services/engine';

export default {
  register,
  bootstrap,
  destroy,
  contentTypes,
  routes,
  middlewares: { endpoints: endpointLane },
  config: { default: { secret: '' }, validator: requireSecret },
  services: { engine: createEngine },
};

function requireSecret({ secret }: { secret: string }): void {
  if (secret.length < 32) throw new Error('BOOKING_SECRET is missing or shorter than 32 characters');
}
