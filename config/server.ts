import type { Core } from '@strapi/strapi';

type Env = Core.Config.Shared.ConfigParams['env'];

/** Where the API listens, and how it is reached from outside (`PUBLIC_URL`, also the panel's address). */
export default ({ env }: { env: Env }) => ({
  host: env('HOST', '0.0.0.0'),
  port: env.int('PORT', 1337),
  url: env('PUBLIC_URL', `http://localhost:${env.int('PORT', 1337)}`),
  // Only a trusted proxy may say who the client is and whether the connection was secure: rate limits and secure
  // cookies both stand on it. An https address means that there is one, since this server speaks plain HTTP.
  proxy: { koa: env.bool('TRUST_PROXY', env('PUBLIC_URL', '').startsWith('https:')) },
  app: { keys: env.array('APP_KEYS') },
  http: {
    serverOptions: {
      // Room for an address that is far too long, so that it gets its 400 instead of a cut connection.
      maxHeaderSize: 128 * 1024,
      // Clients that send a byte now and then give their place back.
      headersTimeout: 15_000,
      requestTimeout: 120_000,
      connectionsCheckingInterval: 5_000,
      // Longer than the usual minute of a load balancer: else it may pick a connection that is just being closed.
      keepAliveTimeout: 65_000,
    },
  },
  logger: { startup: { enabled: false }, updates: { enabled: false } },
  transfer: { remote: { enabled: false } },
});
