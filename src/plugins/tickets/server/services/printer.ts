import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Piscina } from 'piscina';
import { Refusal } from '../../../booking/server/port';
import type { Ticket } from '../print/ticket';

/** Half of a machine's cores and no more than two: bookings go first. */
const THREADS = Math.max(1, Math.min(2, Math.floor(availableParallelism() / 2)));
/** A few seconds' work; who comes later is asked to come again. */
const WAITING = 50;
const IDLE_MS = 15_000;
/** A ticket takes a tenth of a second. */
const TIMEOUT_MS = 30_000;
const MEMORY_MB = 256;
/** Some 20 kB each. */
const KEPT = 100;

type Start = () => void;

/**
 * Prints tickets in threads of their own, so that no request waits for a rendering that is not its own. Threads start
 * with the first ticket and end when there are none for a while; what is printed again soon is kept.
 */
export class Printer {
  #pool: Piscina | null = null;
  #isClosed = false;
  #running = 0;
  // Lines of our own, first come, first served: the pool's let whoever came last go first, and some waited for minutes.
  readonly #people: Start[] = [];
  readonly #mails: Start[] = [];
  readonly #kept = new Map<string, Promise<Buffer>>();

  /**
   * @param key all that is printed, but for the signature, which is another each time
   * @throws Refusal UNAVAILABLE when too many are waiting already
   */
  async print(ticket: Ticket, key: string): Promise<Buffer> {
    const kept = this.#kept.get(key);
    if (!kept && this.#people.length >= WAITING) throw busy();
    return this.#keep(key, kept ?? this.#render(ticket, this.#people));
  }

  /** For mails, which can wait: behind all that people wait for. */
  printLater(ticket: Ticket, key: string): Promise<Buffer> {
    return this.#keep(key, this.#kept.get(key) ?? this.#render(ticket, this.#mails));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#kept.clear();
    await this.#pool?.destroy();
  }

  /** The latest are kept; one that failed is forgotten. */
  #keep(key: string, printed: Promise<Buffer>): Promise<Buffer> {
    this.#kept.delete(key);
    this.#kept.set(key, printed);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    printed.catch(() => this.#kept.get(key) === printed && this.#kept.delete(key));
    return printed;
  }

  async #render(ticket: Ticket, line: Start[]): Promise<Buffer> {
    if (this.#running < THREADS) this.#running += 1;
    else await new Promise<void>((start) => line.push(start));
    try {
      if (this.#isClosed) throw busy();
      this.#pool ??= startPool();
      return Buffer.from(await this.#pool.run(ticket, { signal: AbortSignal.timeout(TIMEOUT_MS) }));
    } catch (error) {
      throw error instanceof Error && error.name === 'AbortError' ? busy() : error;
    } finally {
      const next = this.#people.shift() ?? this.#mails.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}

const startPool = (): Piscina =>
  new Piscina({
    filename: path.join(__dirname, '../print/worker.js'),
    minThreads: 0,
    maxThreads: THREADS,
    idleTimeout: IDLE_MS,
    niceIncrement: 5,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    // Threads need neither the process's secrets nor what it preloads.
    env: {},
    execArgv: [],
  });

const busy = (): Refusal => new Refusal('UNAVAILABLE', 'Too many tickets are being printed: please try again.');
