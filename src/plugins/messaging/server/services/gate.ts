import { pauseWhileAway } from '../domain/pauses';

/** So many refusals in a row are the server's doing and not the messages'. */
const REFUSING = 20;
const REFUSING_MS = 1000;

/**
 * What this process has learnt of the server behind a channel. While it is away one message at a time probes, after growing
 * pauses, instead of every message that waits. While it refuses everything, a few are tried each second.
 */
export class Gate {
  #failures = 0;
  #refusals = 0;
  #shutUntil = 0;

  isOpen(): boolean {
    return performance.now() >= this.#shutUntil;
  }

  /** How many messages may be tried together now. */
  room(most: number): number {
    if (this.#failures > 0) return 1;
    return this.#refusals >= REFUSING ? Math.min(most, REFUSING) : most;
  }

  /**
   * Several connections that break together are one failure.
   * @param retryAfter seconds that the server asked for
   */
  away(retryAfter = 0): void {
    if (!this.isOpen()) return;
    this.#failures += 1;
    this.#shutUntil = performance.now() + Math.max(pauseWhileAway(this.#failures), retryAfter) * 1000;
  }

  refused(): void {
    this.#refusals += 1;
    this.#failures = 0;
    if (this.#refusals >= REFUSING && this.isOpen()) this.#shutUntil = performance.now() + REFUSING_MS;
  }

  /** @returns whether this is the end of an outage, so that what waits need wait no longer */
  succeeded(): boolean {
    const wasAway = this.#failures > 0 || this.#refusals >= REFUSING;
    this.#failures = 0;
    this.#refusals = 0;
    this.#shutUntil = 0;
    return wasAway;
  }
}
