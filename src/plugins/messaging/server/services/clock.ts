import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import { scheduleJob } from 'node-schedule';
import type { Sender } from './sender';

const EVERY_SECOND = '* * * * * *';
/** Most commits are made by then; what is not, the next second finds. */
const SOON_MS = 40;

export interface Clock {
  /** Something was written that will be due as soon as it is committed. Only makes mail quicker. */
  nudge(): void;
  stop(): void;
}

/** Looks for due messages every second, in every process. A look that fails is logged, and the next one tries again. */
export function startClock(strapi: Core.Strapi, senders: readonly Sender[]): Clock {
  let soon: NodeJS.Timeout | null = null;
  // A nudge comes from inside somebody's transaction: without this the sender would go on in it after its end.
  const look = AsyncLocalStorage.bind((): void => {
    for (const sender of senders) {
      sender.run().catch((error) => {
        strapi.log.error(`Messages could not be sent: ${error instanceof Error ? error.message : error}`);
      });
    }
  });
  const job = scheduleJob('messaging.send', EVERY_SECOND, look);

  return {
    nudge() {
      soon ??= setTimeout(() => {
        soon = null;
        look();
      }, SOON_MS);
    },
    stop() {
      job.cancel();
      if (soon) clearTimeout(soon);
    },
  };
}
