import type { Server } from 'node:http';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

/** How many messages a second one process sends while it also answers requests, however many lanes it has. */
const BESIDE_REQUESTS = 200;

export type GiveWay = (lanes: number) => Promise<void>;

/**
 * Between two messages: mail gives way to bookings, and still goes on while there is no end to them. The number of requests
 * under way tells the two apart; slow turns of the event loop do not, since a busy outbox makes them too.
 */
export function giveWayTo(server: Server): GiveWay {
  let underWay = 0;
  server.on('request', (_request, response) => {
    underWay += 1;
    response.once('close', () => {
      underWay -= 1;
    });
  });
  return async (lanes) => {
    await nextTurn();
    if (underWay > 0) await sleep((lanes * 1000) / BESIDE_REQUESTS);
  };
}

/** How many messages to claim: about what leaves in two seconds at the present speed, so that no lease runs out. */
export class Stride {
  static readonly #MOST = 500;
  static readonly #WORTH_MS = 2000;
  #size: number;

  constructor(private readonly lanes: number) {
    this.#size = lanes * 5;
  }

  get size(): number {
    return this.#size;
  }

  /** @param count how many messages were gone through in this time */
  went(count: number, milliseconds: number): void {
    const fitting = Math.round((count * Stride.#WORTH_MS) / Math.max(1, milliseconds));
    this.#size = Math.min(Stride.#MOST, Math.max(this.lanes, Math.min(fitting, this.#size * 4)));
  }
}

/** @throws Error when `work` is not done in time; it goes on, and its late end is of no interest */
export function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`No answer within ${milliseconds / 1000} s`)), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(late));
  });
}
