/** Thrown through a command that was told to stop. */
export class Stopped extends Error {
  override name = 'Stopped';
}

/**
 * Aborts on Ctrl-C, on a polite kill and when the terminal is closed. The same signal may come twice (npm passes on
 * what the terminal has sent already), so a second one changes nothing.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => controller.abort(new Stopped(`Stopped by ${name}`)));
  }
  return controller.signal;
}

/** Rejects when the signal comes. */
export function stopped(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
