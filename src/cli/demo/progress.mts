const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** One line when a step begins, one with its result and its time when it is done. */
export async function step<T>(title: string, work: () => Promise<T>, result: (value: T) => string): Promise<T> {
  const begun = Date.now();
  console.log(`  … ${title}`);
  const value = await work();
  console.log(`  ✔ ${title}: ${result(value)} (${seconds(begun)})`);
  return value;
}

export function note(text: string): void {
  console.log(`    ${text}`);
}
