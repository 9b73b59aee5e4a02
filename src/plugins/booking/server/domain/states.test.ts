import fc from 'fast-check';
import {
  type ActorKind,
  type BookingStatus,
  eventBetween,
  eventsFrom,
  findTransition,
  isLive,
  STATUSES,
  TRANSITIONS,
  type Transition,
  tableFaults,
  takesUnits,
  unitsEffect,
} from './states';

const ACTORS: ActorKind[] = ['customer', 'staff', 'clock', 'payment'];

/** A life of a booking: wherever it stands, some row leads on, until none does. */
const life = fc.infiniteStream(fc.nat()).map((choices) => {
  const walked: Transition[] = [];
  let status: BookingStatus | null = null;
  for (const choice of choices) {
    const ways: Transition[] = TRANSITIONS.filter((row) => row.from === status);
    const next = ways[choice % Math.max(1, ways.length)];
    if (!next || walked.length === 30) return walked;
    walked.push(next);
    status = next.to;
  }
  return walked;
});

describe('the table of states', () => {
  it('has no faults', () => {
    expect(tableFaults()).toEqual([]);
  });

  it('has the rows of the design, and no others', () => {
    const rows = TRANSITIONS.filter(({ event }) => event !== 'move').map((t) => `${t.event}: ${t.from} > ${t.to}`);
    expect(rows.sort()).toEqual(
      [
        ['hold: null > held', 'confirm: null > confirmed', 'request: null > waiting', 'offer: waiting > held'],
        ['settle: held > confirmed', 'expire: held > expired', 'reinstate: expired > confirmed'],
        ['accept: waiting > confirmed', 'accept: refused > confirmed'],
        ['refuse: waiting > refused', 'refuse: confirmed > refused'],
        ['cancel: held > cancelled', 'cancel: waiting > cancelled', 'cancel: confirmed > cancelled'],
        ['attend: confirmed > attended', 'miss: confirmed > no_show'],
      ]
        .flat()
        .sort(),
    );
  });

  it('takes and gives back in turn: never twice, whatever a booking goes through', () => {
    fc.assert(
      fc.property(life, (walked) => {
        let units = 0;
        for (const row of walked) {
          const effect = unitsEffect(row);
          if (effect === 'take') units += 1;
          if (effect === 'give back') units -= 1;
          expect(units).toBe(takesUnits(row.to) ? 1 : 0);
        }
      }),
    );
  });

  it('lets nobody out of an end: cancelled, attended, missed', () => {
    for (const status of ['cancelled', 'attended', 'no_show'] as const) {
      expect(ACTORS.flatMap((actor) => eventsFrom(status, actor))).toEqual([]);
      expect(isLive(status)).toBe(false);
    }
  });

  it('moves a booking only within held, waiting and confirmed, and never to more than it was', () => {
    const moves = TRANSITIONS.filter(({ event }) => event === 'move');
    for (const { from, to } of moves) {
      expect(['held', 'waiting', 'confirmed']).toContain(from);
      expect([from, 'waiting']).toContain(to);
    }
  });

  it('keeps what is for staff, the clock and payments from customers', () => {
    const theirs = new Set(STATUSES.flatMap((status) => eventsFrom(status, 'customer')));
    expect([...theirs].sort()).toEqual(['cancel', 'move', 'settle']);
    expect(eventsFrom('held', 'clock')).toEqual(['expire']);
    expect(eventsFrom('expired', 'staff')).toEqual([]);
  });

  it('finds a row only for those who may, and from where it begins', () => {
    const someRow = fc.constantFrom(...TRANSITIONS);
    const someStatus = fc.constantFrom<BookingStatus | null>(null, ...STATUSES);
    fc.assert(
      fc.property(someRow, someStatus, fc.constantFrom(...ACTORS), ({ event }, from, by) => {
        const found = findTransition(event, from, by);
        const expected = TRANSITIONS.some((row) => row.event === event && row.from === from && row.by.includes(by));
        expect(found !== undefined).toBe(expected);
        if (found) expect([found.event, found.from, found.by.includes(by)]).toEqual([event, from, true]);
      }),
    );
  });

  it('knows what staff mean by setting another status, and never takes it for a move', () => {
    for (const from of STATUSES) {
      for (const to of STATUSES) {
        const event = eventBetween(from, to, 'staff');
        expect(event).not.toBe('move');
        if (event) expect(findTransition(event, from, 'staff')?.to).toBe(to);
      }
    }
  });
});

describe('the check of a table', () => {
  const row = (event: Transition['event'], from: BookingStatus | null, to: BookingStatus): Transition => ({
    event,
    from,
    to,
    by: ['staff'],
  });

  it.each([
    ['an unknown status', [...TRANSITIONS, row('accept', 'expired', 'lost' as BookingStatus)], 'unknown status'],
    ['two ways for one event', [...TRANSITIONS, row('settle', 'held', 'waiting')], 'two rows from held'],
    ['a status that nothing leads to', TRANSITIONS.filter(({ event }) => event !== 'miss'), 'no_show'],
  ])('finds %s', (_, table, fault) => {
    expect(tableFaults(table).join()).toContain(fault);
  });

  it('finds every status that is cut off when all ways to it are gone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STATUSES), (status) => {
        const without = TRANSITIONS.filter(({ to }) => to !== status);
        expect(tableFaults(without).join()).toContain(`${status}: no transition leads there`);
      }),
    );
  });
});
