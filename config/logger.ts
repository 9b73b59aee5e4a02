import type { Core } from '@strapi/strapi';

type Env = Core.Config.Shared.ConfigParams['env'];

/** A line per request ("http") costs a third of the bookings per second; the proxy in front writes that log anyway. */
export default ({ env }: { env: Env }) => ({ level: env('LOG_LEVEL', 'info') });
