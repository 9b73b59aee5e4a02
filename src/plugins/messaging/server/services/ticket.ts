import { ANY_TRADE, type Labels } from '../templates/catalogue';
import type { LetterContext } from './context';

/** One line of the ticket's stub. `values` are Liquid templates, so that what they print is escaped like all else. */
export interface TicketLine {
  readonly label: string;
  readonly values: readonly string[];
  readonly strong: boolean;
}

/** What the stub says, without what this booking does not have. */
export function ticketLines(labels: Labels, trade: string, context: LetterContext): TicketLine[] {
  const line = (label: string, names: readonly (keyof LetterContext)[], strong = false): TicketLine[] => {
    const values = names
      .filter((name) => context[name] !== null && context[name] !== '')
      .map((name) => `{{ ${name} }}`);
    return values.length > 0 ? [{ label, values, strong }] : [];
  };
  const staffOnly = context.email !== null || context.phone !== null;
  return [
    ...line(labels.code, ['code'], true),
    ...line(labels.quantity[trade] ?? labels.quantity[ANY_TRADE] ?? '', ['quantity']),
    ...line(labels.service, ['service']),
    ...line(labels.price, ['price']),
    ...(staffOnly ? [...line(labels.customer, ['name']), ...line(labels.contact, ['phone', 'email'])] : []),
    ...line(labels.notes, ['notes']),
    ...(staffOnly ? [] : [...line(labels.where, ['venue', 'address', 'city']), ...line(labels.phone, ['venuePhone'])]),
  ];
}
