import { pauseWhileAway } from '../domain/pauses';

/** So many refusals in a row are the server's doing and not the messages'. */
const REFUSING = 5;

/**
 * What this process has learnt of the mail server. While it is away one message at a time probes, after growing pauses,
 * instead of every message that waits.
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
    return this.#failures > 0 ? 1 : most;
  }

  /** Several connections that break together are one failure. */
  away(): void {
    if (!this.isOpen()) return;
    this.#failures += 1;
    this.#shutUntil = performance.now() + pauseWhileAway(this.#failures) * 1000;
  }

  refused(): void {
    this.#refusals += 1;
    this.#failures = 0;
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
