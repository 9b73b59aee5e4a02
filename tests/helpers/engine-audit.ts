import { TRANSITIONS } from '../../src/plugins/booking/server/domain/states';
import { withClient } from './database';
import type { Engine } from './engine-calls.mts';

/** Steps of all histories that do not follow from the step before, or that no row of the table of states allows. */
const BROKEN_STEPS = `
  SELECT * FROM (
    SELECT code, event, from_status AS "from", to_status AS "to",
      lag(to_status) OVER (PARTITION BY code ORDER BY id) AS before FROM booking_history) steps
  WHERE "from" IS DISTINCT FROM before OR (event, coalesce("from", ''), "to") NOT IN (
    SELECT * FROM jsonb_to_recordset($1) AS t(event text, "from" text, "to" text))`;

const ALLOWED = JSON.stringify(TRANSITIONS.map(({ event, from, to }) => ({ event, from: from ?? '', to })));

const ONCE = 'SELECT code, count(*)::int AS times FROM bookings WHERE code = ANY($1) GROUP BY code HAVING count(*) = 1';

export interface Audit {
  readonly wrongCounts: unknown[];
  readonly brokenHistories: unknown[];
  readonly brokenSteps: unknown[];
  /** Codes that were answered and are not there exactly once. */
  readonly lost: string[];
}

export const SOUND: Audit = { wrongCounts: [], brokenHistories: [], brokenSteps: [], lost: [] };

/**
 * The invariants over all rows, counted from scratch.
 * @param answered every booking that a caller was told of and nobody has deleted since
 */
export async function audit(
  databaseUrl: string,
  engine: Pick<Engine, 'findWrongCounts' | 'findBrokenHistories'>,
  answered: readonly { readonly code: string }[] = [],
): Promise<Audit> {
  return withClient(databaseUrl, async (client) => {
    const codes = [...new Set(answered.map(({ code }) => code))];
    const once = new Set((await client.query(ONCE, [codes])).rows.map((row: { code: string }) => row.code));
    return {
      wrongCounts: await engine.findWrongCounts(),
      brokenHistories: await engine.findBrokenHistories(),
      brokenSteps: (await client.query(BROKEN_STEPS, [ALLOWED])).rows,
      lost: codes.filter((code) => !once.has(code)),
    };
  });
}
