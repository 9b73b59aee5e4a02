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
/** A ticket takes a tenth of a second, its turn in the queue a few. */
const TIMEOUT_MS = 60_000;
const MEMORY_MB = 256;
/** Some 20 kB each. */
const KEPT = 100;

/**
 * Prints tickets in threads of their own, so that no request waits for a rendering that is not its own. Threads start
 * with the first ticket and end when there are none for a while; what is printed again soon is kept.
 */
export class Printer {
  #pool: Piscina | null = null;
  readonly #kept = new Map<string, Promise<Buffer>>();
  #mail: Promise<unknown> = Promise.resolve();

  /**
   * @param key all that is printed, but for the signature, which is another each time
   * @throws Refusal UNAVAILABLE when too many are waiting already
   */
  print(ticket: Ticket, key: string): Promise<Buffer> {
    const kept = this.#kept.get(key);
    if (!kept && (this.#pool?.queueSize ?? 0) >= WAITING) throw busy();
    return this.#keep(key, kept ?? this.#render(ticket));
  }

  /** For mails, which can wait: one at a time, behind those that people wait for. */
  printLater(ticket: Ticket, key: string): Promise<Buffer> {
    const turn = this.#mail.then(() => this.#keep(key, this.#kept.get(key) ?? this.#render(ticket)));
    this.#mail = turn.catch(() => undefined);
    return turn;
  }

  async close(): Promise<void> {
    const pool = this.#pool;
    this.#pool = null;
    this.#kept.clear();
    await pool?.destroy();
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

  async #render(ticket: Ticket): Promise<Buffer> {
    this.#pool ??= startPool();
    try {
      return Buffer.from(await this.#pool.run(ticket, { signal: AbortSignal.timeout(TIMEOUT_MS) }));
    } catch (error) {
      throw error instanceof Error && error.name === 'AbortError' ? busy() : error;
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
