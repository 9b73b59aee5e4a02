interface Waiting<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

export interface Combiner<T, R> {
  readonly run: (items: readonly T[]) => Promise<readonly R[]>;
  /** Most items in one run. */
  readonly limit: number;
}

/**
 * Gathers what arrives while a run is under way into the next run: a hot allotment is limited by the flush of its
 * commit, and a batch shares one. When a batch fails, its members run again one by one beside the next batch, so that
 * a bad one, or one that waits for a lock, harms no other.
 */
export function combine<T, R>({ run, limit }: Combiner<T, R>): (item: T) => Promise<R> {
  const queue: Waiting<T, R>[] = [];
  let running = false;

  const settle = async (batch: readonly Waiting<T, R>[]): Promise<void> => {
    try {
      const results = await run(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, i) => resolve(results[i] as R));
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const member of batch) void settle([member]);
    }
  };

  const drain = async (): Promise<void> => {
    running = true;
    while (queue.length > 0) await settle(queue.splice(0, limit));
    running = false;
  };

  return (item) =>
    new Promise<R>((resolve, reject) => {
      queue.push({ item, resolve, reject });
      if (!running) setImmediate(() => running || void drain());
    });
}
