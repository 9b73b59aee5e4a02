import type { LiquidError } from 'liquidjs';
import type { Locale } from '../../../booking/server/port';
import { markupFaults } from '../domain/markup';
import { segmentsOf } from '../domain/sms';
import { PARTS, type Part, type Source, type Wanted } from '../templates/source';
import { type LetterContext, VARIABLES } from './context';
import { engineFor, type Medium } from './liquid';
import { print } from './render';

export type ProblemCode = 'syntax' | 'variable' | 'filter' | 'tag' | 'markup' | 'too_long' | 'too_many_parts';

/** Why a wording cannot be saved, and where in it. Lines and columns count from 1; null: all of it is meant. */
export interface Problem {
  readonly part: Part;
  readonly code: ProblemCode;
  readonly line: number | null;
  readonly column: number | null;
  /** What stands there, or how much is allowed. */
  readonly name: string;
}

const KNOWN = new Set<string>(VARIABLES);
const LONGEST: Readonly<Record<Part, number>> = { subject: 300, html: 20_000, text: 10_000, sms: 600 };
/** An SMS of more parts than this is a letter. */
const MOST_SEGMENTS = 3;

const MEDIUM: Readonly<Record<Part, Medium>> = { subject: 'text', html: 'html', text: 'text', sms: 'sms' };

/**
 * Everything that is wrong with a wording. What passes can be printed for every booking: each variable exists, and so that
 * nothing depends on which way its conditions go, it is printed with all facts and with as few as there can be.
 */
export function problemsOf(
  { locale }: Pick<Wanted, 'locale'>,
  source: Partial<Source>,
  samples: readonly LetterContext[],
): Problem[] {
  return PARTS.flatMap((part) => {
    const text = source[part];
    if (text === undefined) return [];
    const written = writtenProblems(part, text, locale);
    return written.length > 0 ? written : printedProblems(part, text, locale, samples);
  });
}

function writtenProblems(part: Part, text: string, locale: Locale): Problem[] {
  if (text.length > LONGEST[part]) return [whole(part, 'too_long', String(LONGEST[part]))];
  const engine = engineFor(locale, MEDIUM[part]);
  try {
    const { globals } = engine.analyzeSync(engine.parse(text), { partials: false });
    const strange = Object.values(globals)
      .flat()
      .filter(({ segments }) => segments.length > 1 || !KNOWN.has(String(segments[0])));
    return [
      ...strange.map(({ segments, location }): Problem => {
        const place = { line: location.row, column: location.col };
        return { part, code: 'variable', ...place, name: segments.map(String).join('.') };
      }),
      ...(part === 'html' ? markupFaults(text) : []).map(
        ({ at, name }): Problem => ({ part, code: 'markup', ...placeOf(text, at), name }),
      ),
    ];
  } catch (error) {
    return [liquidProblem(part, error)];
  }
}

function printedProblems(part: Part, text: string, locale: Locale, samples: readonly LetterContext[]): Problem[] {
  try {
    const printed = samples.map((context) => print(part, text, context, locale));
    const isTooLong = part === 'sms' && printed.some((sms) => segmentsOf(sms) > MOST_SEGMENTS);
    return isTooLong ? [whole(part, 'too_many_parts', String(MOST_SEGMENTS))] : [];
  } catch (error) {
    return [liquidProblem(part, error)];
  }
}

const whole = (part: Part, code: ProblemCode, name: string): Problem => ({
  part,
  code,
  line: null,
  column: null,
  name,
});

const MESSAGES: readonly [RegExp, ProblemCode][] = [
  [/undefined filter: (\S+?),? /, 'filter'],
  [/tag "([^"]*)" not found/, 'tag'],
  [/undefined variable: (\S+?),? /, 'variable'],
];

/** @throws what is no mistake in the wording */
function liquidProblem(part: Part, error: unknown): Problem {
  const { token, message } = error as Partial<LiquidError> & { message: string };
  if (!token) throw error;
  const [line = null, column = null] = token.getPosition();
  for (const [pattern, code] of MESSAGES) {
    const name = pattern.exec(`${message} `)?.[1];
    if (name !== undefined) return { part, code, line, column, name };
  }
  return { part, code: 'syntax', line, column, name: token.getText().trim().slice(0, 60) };
}

function placeOf(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
