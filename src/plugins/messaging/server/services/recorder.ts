import type { Outcome } from '../domain/outcome';

export interface Recorder {
  add(outcome: Outcome): void;
  /** Resolves when everything added so far is written. @throws what the writing threw; nothing is forgotten then */
  settled(): Promise<void>;
}

/** Writes outcomes as they come; those that come while it is writing share the next statement. */
export function createRecorder(write: (outcomes: readonly Outcome[]) => Promise<void>): Recorder {
  let waiting: Outcome[] = [];
  let writing: Promise<void> | null = null;

  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const some = waiting;
      waiting = [];
      try {
        await write(some);
      } catch (error) {
        waiting = [...some, ...waiting];
        throw error;
      }
    }
  };
  const start = (): Promise<void> => {
    writing ??= writeAll().finally(() => {
      writing = null;
    });
    return writing;
  };

  return {
    add: (outcome) => {
      waiting.push(outcome);
      // A failure is not lost: `settled` meets it again, since what was not written waits on.
      start().catch(() => undefined);
    },
    settled: async () => {
      while (writing !== null || waiting.length > 0) await start();
    },
  };
}
