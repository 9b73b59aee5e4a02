import type { FieldProblem, Say } from '../../../booking/admin/port';

/** Codes that the server answers and that have words of their own here. */
const KNOWN = new Set([
  'time.format',
  'time.between_slots',
  'time.outside',
  'date.date',
  'date.closed',
  'date.past',
  'covers.too_small',
  'covers.too_large',
  'phone.phone',
  'service.unknown',
]);

/** What is wrong with a field, in words; undefined when nothing is. */
export function problemWord(say: Say, problems: readonly FieldProblem[], field: string): string | undefined {
  const problem = problems.find(({ path }) => path[0] === field);
  if (!problem) return undefined;
  const id = `${field}.${problem.code}`;
  return say(KNOWN.has(id) ? `tables.wrong.${id}` : 'tables.wrong');
}
