import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

/** Slower turns of the event loop mean that this process is busy with bookings. */
const BUSY_TURN_MS = 10;
/** Short: five lanes that wait this long each time still send some hundred mails a second after an outage. */
const LONGEST_WAY_MS = 30;

/** Between two messages: mail gives way to bookings, and still goes on while there is no end to them. */
export async function giveWay(): Promise<void> {
  const before = performance.now();
  await nextTurn();
  const turn = performance.now() - before;
  if (turn > BUSY_TURN_MS) await sleep(Math.min(LONGEST_WAY_MS, turn));
}

/** @throws Error when `work` is not done in time; it goes on, and its late end is of no interest */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const done = new AbortController();
  const late = sleep(milliseconds, undefined, { signal: done.signal }).then(() => {
    throw new Error(`No answer within ${milliseconds / 1000} s`);
  });
  // Aborting the timer rejects it: expected, and the race is over by then.
  late.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    done.abort();
  }
}
