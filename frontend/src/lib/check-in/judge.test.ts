import { judgeCode, judgeTicket, letsIn, refusal } from './judge';
import type { Passenger, QueuedScan, Trip } from './types';

const trip: Trip = {
  id: 'trip1',
  departure: '2026-11-20T06:00:00Z',
  timeZone: 'Africa/Tunis',
  title: 'Tunis → Sousse',
  station: 'Tunis',
};
const other: Trip = { ...trip, id: 'trip2', departure: '2026-11-20T09:00:00Z' };

const passenger = (code: string, status: string): Passenger => ({
  code,
  name: `Passenger ${code}`,
  seats: 2,
  status,
  linkVersion: 1,
  attendedAt: status === 'attended' ? '2026-11-20T05:40:00Z' : null,
  attendedBy: status === 'attended' ? 'Karim Trabelsi' : null,
  isPaid: null,
});

const statuses = ['confirmed', 'attended', 'cancelled', 'refused', 'held', 'waiting', 'no_show'];
const passengers = statuses.map((status) => passenger(status, status));
const known = { trip, passengers, queue: [], trips: [trip, other] };
const ticket = (code: string, of = trip.id) => ({ code, linkVersion: 1, trip: of });

const queued = (code: string): QueuedScan => ({
  scanId: `scan of ${code}`,
  trip: trip.id,
  reading: { code },
  scannedAt: '2026-11-20T05:50:00Z',
  said: { ...refusal('valid'), code },
  staff: '1',
  timeZone: trip.timeZone,
  eraseAfter: '2026-11-21T06:00:00Z',
});

describe('a phone without a line', () => {
  it.each([
    ['confirmed', 'valid'],
    ['attended', 'already'],
    ['cancelled', 'cancelled'],
    ['refused', 'cancelled'],
    ['held', 'not_confirmed'],
    ['waiting', 'not_confirmed'],
    ['no_show', 'not_confirmed'],
  ])('says of a booking that is %s: %s', (status, verdict) => {
    expect(judgeTicket(ticket(status), known)).toMatchObject({ verdict, code: status, seats: 2 });
    expect(judgeCode(status, known).verdict).toBe(verdict);
  });

  it('says when and by whom somebody was checked in', () => {
    expect(judgeTicket(ticket('attended'), known)).toMatchObject({
      at: '2026-11-20T05:40:00Z',
      by: 'Karim Trabelsi',
    });
  });

  it('knows what it has checked in itself, though nobody has answered yet', () => {
    const after = { ...known, queue: [queued('confirmed'), queued('new')] };
    expect(judgeTicket(ticket('confirmed'), after)).toMatchObject({ verdict: 'already', at: '2026-11-20T05:50:00Z' });
    expect(judgeTicket(ticket('new'), after).verdict).toBe('already');
  });

  it('says that a booking was cancelled since, rather than that it was let in before', () => {
    expect(judgeTicket(ticket('cancelled'), { ...known, queue: [queued('cancelled')] }).verdict).toBe('cancelled');
  });

  it('names the other departure where it knows it', () => {
    expect(judgeTicket(ticket('confirmed', 'trip2'), known)).toMatchObject({ verdict: 'other_trip', otherTrip: other });
    expect(judgeTicket(ticket('x', 'trip3'), known)).toMatchObject({ verdict: 'other_trip', otherTrip: null });
  });

  it('lets in a true ticket that is newer than its list, but no code that somebody only says', () => {
    expect(judgeTicket(ticket('new'), known).verdict).toBe('unlisted');
    expect(judgeCode('new', known).verdict).toBe('unknown');
  });

  it('refuses a ticket that has been replaced', () => {
    expect(judgeTicket({ ...ticket('confirmed'), linkVersion: 2 }, known).verdict).toBe('forged');
  });

  it('lets in on two verdicts only', () => {
    const verdicts = ['valid', 'unlisted', 'already', 'other_trip', 'cancelled', 'not_confirmed', 'forged', 'unknown'];
    expect(verdicts.filter((verdict) => letsIn(refusal(verdict as 'valid')))).toEqual(['valid', 'unlisted']);
  });
});
