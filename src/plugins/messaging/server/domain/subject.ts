import type { Language } from './words';

/** What a trade's own view of its bookings has to say in letters; null for what this one does not know. */
export interface SubjectWords {
  /** Of the venue, where it has one in this language. */
  readonly name: string | null;
  readonly address: string | null;
  /** Lunch, dinner. */
  readonly service: string | null;
  /** How long a table is kept for who is late. */
  readonly keepMinutes: number | null;
  /** Why it waits: places are used up, or the venue decides each time. Null once it does not wait any more. */
  readonly waitingFor: string | null;
}

/** Read from `Description.subject`, which is JSON in the shape of each trade's catalogue. */
export function subjectWords(subject: Readonly<Record<string, unknown>>, language: Language): SubjectWords {
  const venue = objectIn(subject.restaurant);
  const service = objectIn(subject.service);
  const { keepMinutes } = subject;
  return {
    name: textIn(objectIn(venue.names)[language]),
    address: textIn(venue.address),
    service: textIn(objectIn(service.names)[language]) ?? textIn(service.name),
    keepMinutes: typeof keepMinutes === 'number' && keepMinutes > 0 ? keepMinutes : null,
    waitingFor: textIn(subject.waitingFor),
  };
}

const objectIn = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const textIn = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
