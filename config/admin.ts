import type { Core } from '@strapi/strapi';

type Env = Core.Config.Shared.ConfigParams['env'];

export default ({ env }: { env: Env }) => ({
  autoOpen: false,
  auth: {
    secret: env('ADMIN_JWT_SECRET'),
    // A secure cookie over plain HTTP makes the sign-in fail with a 500, so the address decides and not NODE_ENV.
    cookie: { secure: env('PUBLIC_URL', '').startsWith('https:') },
  },
  apiToken: { salt: env('API_TOKEN_SALT') },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT') } },
  secrets: { encryptionKey: env('ENCRYPTION_KEY') },
  // Bookings and trips have no page to preview: without this the panel offers to set one up, beside every form.
  preview: { enabled: false },
  flags: { nps: false, promoteEE: false },
});
