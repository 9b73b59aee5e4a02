import autocannon, { type Request } from 'autocannon';

export interface Round {
  /** Answers per second, of the statuses that were expected. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p99: number;
  readonly statuses: Readonly<Record<string, number>>;
}

export interface Load {
  readonly url: string;
  readonly connections?: number;
  readonly seconds?: number;
  /** Answers that count; any other ends the bench. */
  readonly expect: readonly number[];
  readonly request: Omit<Request, 'setupRequest'> & { readonly vary?: (request: Request) => Request };
}

/** A closed loop: each connection sends its next request when the last one was answered. */
export async function round({
  url,
  connections = 20,
  seconds = 4,
  expect,
  request: { vary, ...request },
}: Load): Promise<Round> {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: [{ ...request, ...(vary && { setupRequest: vary }) }],
  });
  const statuses = Object.fromEntries(
    Object.entries(result.statusCodeStats ?? {}).map(([status, { count = 0 }]) => [status, count]),
  );
  const strange = Object.keys(statuses).filter((status) => !expect.includes(Number(status)));
  if (strange.length > 0 || result.errors > 0) {
    throw new Error(`${request.method ?? 'GET'} ${request.path}: ${JSON.stringify(statuses)}, ${result.errors} errors`);
  }
  return { rate: result.requests.total / result.duration, p99: result.latency.p99, statuses };
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
};

/** Takes turns: every round runs each load once, so that a machine that slows down slows all of them. */
export async function rounds<Name extends string>(
  count: number,
  loads: Readonly<Record<Name, () => Promise<Round>>>,
): Promise<Record<Name, { rate: number; p99: number; rounds: Round[] }>> {
  const names = Object.keys(loads) as Name[];
  const results = new Map<Name, Round[]>(names.map((name) => [name, []]));
  for (let i = 0; i < count; i += 1) {
    for (const name of names) results.get(name)?.push(await loads[name]());
  }
  return Object.fromEntries(
    names.map((name) => {
      const all = results.get(name) ?? [];
      return [name, { rate: median(all.map(({ rate }) => rate)), p99: median(all.map(({ p99 }) => p99)), rounds: all }];
    }),
  ) as Record<Name, { rate: number; p99: number; rounds: Round[] }>;
}
