import type { Server } from 'node:http';
import { describeFailure } from './problem.mts';

/** Requests that were already let in get this long to be answered. */
const DRAIN_MS = 10_000;

/** Stops listening and lets what runs finish: a rolling restart costs nobody their answer. */
export async function drain(server: Server): Promise<void> {
  const drained = new Promise<void>((resolve) => {
    server.close(() => resolve());
    setTimeout(resolve, DRAIN_MS).unref();
  });
  server.closeIdleConnections();
  await drained;
}

/**
 * Runs `close` once and ends the process: when it is told to stop, or when the launcher that started it is gone,
 * however that ended, since then nobody is left to stop it.
 */
export function onShutdown(close: () => Promise<void>): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    close().then(
      () => process.exit(0),
      (error) => {
        console.error(describeFailure(error));
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('disconnect', stop);
}
