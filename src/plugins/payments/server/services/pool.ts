/** Does what a table says is due, several at once, without one that is slow holding up the others. */
export interface Pool {
  /** Takes up as much as there is room for. While there is more, whatever ends makes room for it. */
  look(): Promise<void>;
  /** Takes up nothing more; resolves when what is under way has ended. */
  stop(): Promise<void>;
}

interface Work<T> {
  /** Takes at most so many out of the table. */
  readonly claim: (limit: number) => Promise<readonly T[]>;
  readonly carryOut: (item: T) => Promise<void>;
  readonly failed: (error: unknown) => void;
  readonly lanes: number;
}

export function createPool<T>({ claim, carryOut, failed, lanes }: Work<T>): Pool {
  const busy = new Set<Promise<void>>();
  let claiming: Promise<void> | null = null;
  let asked = false;
  let stopped = false;

  const begin = (item: T): void => {
    const work = carryOut(item)
      .catch(failed)
      .finally(() => {
        busy.delete(work);
        if (asked) void look();
      });
    busy.add(work);
  };

  const fill = async (): Promise<void> => {
    while (asked && !stopped && busy.size < lanes) {
      asked = false;
      const room = lanes - busy.size;
      const items = await claim(room);
      if (items.length === room) asked = true;
      items.forEach(begin);
    }
  };

  function look(): Promise<void> {
    asked = true;
    claiming ??= fill()
      .catch(failed)
      .finally(() => {
        claiming = null;
      });
    return claiming;
  }

  return {
    look,
    async stop() {
      stopped = true;
      await claiming;
      await Promise.all(busy);
    },
  };
}
