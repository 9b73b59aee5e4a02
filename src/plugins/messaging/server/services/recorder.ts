import type { Outcome } from '../domain/outcome';

/** What a killed process has not recorded is sent again, under the same Message-ID: so not long. */
const GATHER_MS = 20;

export interface Recorder {
  add(outcome: Outcome): void;
  /** Resolves at once unless something could not be written: that is tried again first. @throws what the writing threw */
  healthy(): Promise<void>;
  /** Resolves when everything added so far is written. @throws what the writing threw; nothing is forgotten then */
  settled(): Promise<void>;
}

/** Writes outcomes soon after they come; those of the same moment share a statement. */
export function createRecorder(write: (outcomes: readonly Outcome[]) => Promise<void>): Recorder {
  let waiting: Outcome[] = [];
  let writing: Promise<void> | null = null;
  let gathering = false;
  let broken = false;

  const writeWaiting = async (): Promise<void> => {
    const some = waiting;
    waiting = [];
    try {
      await write(some);
      broken = false;
    } catch (error) {
      waiting = [...some, ...waiting];
      broken = true;
      throw error;
    }
  };
  const start = (): Promise<void> => {
    writing ??= writeWaiting().finally(() => {
      writing = null;
    });
    return writing;
  };
  const startSoon = (): void => {
    if (gathering) return;
    gathering = true;
    setTimeout(() => {
      gathering = false;
      // A failure is not lost: `healthy` and `settled` meet it again, since what was not written waits on.
      if (waiting.length > 0)
        start().then(
          () => waiting.length > 0 && startSoon(),
          () => undefined,
        );
    }, GATHER_MS);
  };
  const settled = async (): Promise<void> => {
    while (writing !== null || waiting.length > 0) await start();
  };

  return {
    add: (outcome) => {
      waiting.push(outcome);
      startSoon();
    },
    healthy: async () => {
      if (broken) await settled();
    },
    settled,
  };
}
