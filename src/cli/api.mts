import { loadEnv, requireEnv } from './env.mts';
import { ROOT } from './paths.mts';
import { describeFailure } from './problem.mts';
import { loadStrapi } from './strapi.mts';

/** Requests that were already let in get this long to be answered when the process is told to stop. */
const DRAIN_MS = 10_000;

/** Stops listening, lets what runs finish, then closes the database: a rolling restart costs nobody their answer. */
async function shutDown(strapi: Awaited<ReturnType<typeof loadStrapi>>): Promise<void> {
  const { httpServer } = strapi.server;
  const drained = new Promise<void>((resolve) => {
    httpServer.close(() => resolve());
    setTimeout(resolve, DRAIN_MS).unref();
  });
  httpServer.closeIdleConnections();
  await drained;
  await strapi.destroy();
}

try {
  process.chdir(ROOT);
  loadEnv();
  requireEnv();
  const strapi = await loadStrapi();
  await strapi.start();
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    shutDown(strapi).then(
      () => process.exit(0),
      (error) => {
        console.error(describeFailure(error));
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // The launcher that started this process is gone, however it ended: nobody is left to stop it.
  process.on('disconnect', stop);
  process.send?.('ready');
} catch (error) {
  console.error(describeFailure(error));
  process.exit(1);
}
