import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

type Env = Core.Config.Shared.ConfigParams['env'];

/** Site and panel may call the API from a browser; nobody else's pages may. */
const allowedOrigins = (env: Env): string[] =>
  [env('SITE_URL'), env('PUBLIC_URL')].filter((url): url is string => Boolean(url)).map((url) => new URL(url).origin);

/** What the parser cannot read is the client's doing, and says so with a code. */
function refuseBody(error: Error): never {
  if ('status' in error && error.status === 413) {
    throw new errors.PayloadTooLargeError('The body is too large', { code: 'BODY_TOO_LARGE' });
  }
  throw new errors.ApplicationError('The body is not well-formed', { code: 'INVALID_BODY' });
}

export default ({ env }: { env: Env }) => [
  'strapi::logger',
  'strapi::errors',
  'global::database-away',
  'strapi::security',
  { name: 'strapi::cors', config: { origin: allowedOrigins(env), maxAge: 600 } },
  'global::request-limits',
  'strapi::query',
  {
    name: 'strapi::body',
    config: {
      // Webhooks are signed over their bytes.
      includeUnparsed: true,
      jsonLimit: '1mb',
      formLimit: '100kb',
      textLimit: '100kb',
      formidable: { maxFileSize: 20 * 1024 * 1024 },
      onError: refuseBody,
    },
  },
  'global::well-formed-input',
  'plugin::booking.endpoints',
  'strapi::session',
  'strapi::favicon',
  'strapi::public',
];
