import type { Core } from '@strapi/strapi';
import contentTypes from './content-types';
import register from './register';
import routes from './routes';
import { createSigner } from './services/signer';
import { createTickets, tickets } from './services/tickets';

export default {
  register,
  destroy: ({ strapi }: { strapi: Core.Strapi }) => tickets(strapi).close(),
  contentTypes,
  routes,
  config: { default: { secret: '' }, validator: requireSecret },
  services: { signer: createSigner, tickets: createTickets },
};

function requireSecret({ secret }: { secret: string }): void {
  if (secret.length < 32)
    throw new Error('BOOKING_SECRET is missing or shorter than 32 characters: tickets are signed by it');
}
