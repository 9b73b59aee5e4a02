import { judgeCode, judgeTicket, type Knowledge, refusal } from './judge';
import { isSigned, openTicket } from './ticket';
import type { Outcome, Reading } from './types';

/** What the phone says by itself of what was read or typed. Whatever a camera sees that is no ticket of ours is forged. */
export async function judgeReading(reading: Reading, known: Knowledge, publicKey: JsonWebKey): Promise<Outcome> {
  if ('code' in reading) return judgeCode(reading.code, known);
  const ticket = openTicket(reading.token);
  if (!ticket || !(await isSigned(ticket, publicKey))) return refusal('forged');
  return judgeTicket(ticket, known);
}
