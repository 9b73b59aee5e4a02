import type { Knex } from 'knex';
import { type AuditedBooking, faultsOf, type Whereabouts, whereabouts } from '../domain/audit';
import { auditedBookings, countOpen, findBankFaults } from '../persistence/audit';

export interface Audit {
  /** One line for each wrong row. */
  readonly faults: string[];
  /** By currency. */
  readonly whereabouts: Map<string, Whereabouts>;
  /** Payments whose fate is still to be found out. */
  readonly open: number;
}

/** Whether every minor unit that came in is on a booking or was given back. */
export async function auditMoney(db: Knex): Promise<Audit> {
  const bookings: AuditedBooking[] = [];
  for await (const portion of auditedBookings(db)) bookings.push(...portion);
  return {
    faults: [...bookings.flatMap(faultsOf), ...(await findBankFaults(db))],
    whereabouts: whereabouts(bookings),
    open: await countOpen(db),
  };
}
