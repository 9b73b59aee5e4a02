import type { Core } from '@strapi/strapi';

const RETRY_AFTER_SECONDS = '2';

/**
 * Connection lost or refused, shutting down, no connection free, disk full, read-only after a failover; a lock that was
 * not to be had in time, or not without a deadlock.
 */
const AWAY_CODES =
  /^(ECONN(REFUSED|RESET|ABORTED)|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|08...|57P0[1-5]|53...|25006|55P03|40P01|40001)$/;
const AWAY_NAMES = /^KnexTimeoutError$/;
const AWAY_MESSAGES =
  /^(Connection terminated|Client has encountered a connection error|Unable to acquire a connection|aborted$|timeout e)/;

interface ErrorLike {
  name?: unknown;
  message?: unknown;
  code?: unknown;
  cause?: unknown;
}

/** Whether `error`, or what caused it, says that the database cannot answer just now. */
export function isDatabaseAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, name, message, cause }: ErrorLike = error;
  return (
    AWAY_CODES.test(String(code)) ||
    AWAY_NAMES.test(String(name)) ||
    AWAY_MESSAGES.test(String(message)) ||
    isDatabaseAway(cause)
  );
}

/** Answers 503 with Retry-After, for every route alike, while the database is away; nothing was written. */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler =>
  async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      strapi.log.error(`Database away: ${error instanceof Error ? error.message || error.name : error}`);
      ctx.set('Retry-After', RETRY_AFTER_SECONDS);
      ctx.status = 503;
      ctx.body = {
        data: null,
        error: {
          status: 503,
          name: 'ServiceUnavailableError',
          message: 'The service is away for a moment, please try again',
          details: { code: 'UNAVAILABLE' },
        },
      };
    }
  };
