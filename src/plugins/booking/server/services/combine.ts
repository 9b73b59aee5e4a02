import { AsyncLocalStorage } from 'node:async_hooks';
import { UncertainCommit } from './commits';
import { isLocked } from './transaction';

interface Waiting<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

export interface Combiner<T, R> {
  /** @param patient whether to wait for a lock: a batch that others wait behind gives up early */
  readonly run: (items: readonly T[], patient: boolean) => Promise<readonly R[]>;
  /** Most items in one run. */
  readonly limit: number;
  /** Items of one lane wait for the same locks. */
  readonly lane: (item: T) => string;
}

/**
 * Gathers what arrives while a run is under way into the next run: a hot allotment is limited by the flush of its
 * commit, and a batch shares one. When a batch fails, its members run again one by one beside the next batch, so that
 * a bad one harms no other. When it met a lock that somebody holds for long, they step aside lane by lane, and what
 * arrives for such a lane meanwhile joins it there: the lock costs one connection, however many wait for it.
 */
export function combine<T, R>({ run, limit, lane }: Combiner<T, R>): (item: T) => Promise<R> {
  const queue: Waiting<T, R>[] = [];
  const aside = new Map<string, Waiting<T, R>[]>();
  let running = false;

  const attempt = async (batch: readonly Waiting<T, R>[], patient: boolean): Promise<unknown> => {
    try {
      const results = await run(
        batch.map(({ item }) => item),
        patient,
      );
      for (const [i, { resolve }] of batch.entries()) resolve(results[i] as R);
      return undefined;
    } catch (error) {
      return error ?? new Error('A batch failed without saying why');
    }
  };

  const alone = async (member: Waiting<T, R>): Promise<void> => {
    const error = await attempt([member], true);
    if (error !== undefined) member.reject(error);
  };

  const drainLane = async (name: string, members: Waiting<T, R>[]): Promise<void> => {
    aside.set(name, members);
    while (members.length > 0) {
      const batch = members.splice(0, limit);
      const error = await attempt(batch, true);
      if (error === undefined) continue;
      if (isLocked(error) || isFinal(batch, error)) for (const { reject } of batch) reject(error);
      else await Promise.all(batch.map(alone));
    }
    aside.delete(name);
  };

  const stepAside = (batch: readonly Waiting<T, R>[]): void => {
    for (const [name, members] of Map.groupBy(batch, ({ item }) => lane(item))) {
      const waiting = aside.get(name);
      if (waiting) waiting.push(...members);
      else void drainLane(name, members);
    }
  };

  const drain = async (): Promise<void> => {
    running = true;
    while (queue.length > 0) {
      const batch = queue.splice(0, limit);
      const error = await attempt(batch, false);
      if (error === undefined) continue;
      if (isLocked(error)) stepAside(batch);
      else if (isFinal(batch, error)) for (const { reject } of batch) reject(error);
      else for (const member of batch) void alone(member);
    }
    running = false;
  };

  // A run belongs to nobody's request: without this it would join the transaction of whoever happened to start it.
  const start = AsyncLocalStorage.bind(() => running || void drain());

  return (item) =>
    new Promise<R>((resolve, reject) => {
      const waiting = { item, resolve, reject };
      const busyLane = aside.get(lane(item));
      if (busyLane) busyLane.push(waiting);
      else queue.push(waiting);
      if (!running) setImmediate(start);
    });
}

/** What may have been carried out already must not be carried out again, member by member. */
const isFinal = (batch: readonly unknown[], error: unknown): boolean =>
  batch.length === 1 || error instanceof UncertainCommit;
