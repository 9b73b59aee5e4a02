/**
 * Keeps what was just read for a moment, so that a rush on one thing asks the database once. Stale for a second at most,
 * and bounded: a flood of unknown keys pushes out the oldest and nothing grows.
 * @param read what is asked at the same time is read once; a failure is not kept
 */
export function fleeting<V>(
  read: (key: string) => Promise<V>,
  { milliseconds = 1000, limit = 1000 }: { milliseconds?: number; limit?: number } = {},
): (key: string) => Promise<V> {
  const kept = new Map<string, { readonly until: number; readonly value: Promise<V> }>();

  return (key) => {
    const found = kept.get(key);
    if (found && found.until > performance.now()) return found.value;
    kept.delete(key);
    const oldest = kept.size >= limit ? kept.keys().next() : undefined;
    if (oldest?.value !== undefined) kept.delete(oldest.value);
    const value = read(key);
    kept.set(key, { until: performance.now() + milliseconds, value });
    value.catch(() => kept.delete(key));
    return value;
  };
}
