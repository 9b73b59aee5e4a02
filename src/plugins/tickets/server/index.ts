import contentTypes from './content-types';
import register from './register';
import routes from './routes';
import { createSigner } from './services/signer';

export default {
  register,
  contentTypes,
  routes,
  config: { default: { secret: '' }, validator: requireSecret },
  services: { signer: createSigner },
};

function requireSecret({ secret }: { secret: string }): void {
  if (secret.length < 32)
    throw new Error('BOOKING_SECRET is missing or shorter than 32 characters: tickets are signed by it');
}
