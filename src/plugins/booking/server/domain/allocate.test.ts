import fc from 'fast-check';
import { allocate, type Room, shortOf, unitsLeft, type Wish } from './allocate';
import { Refusal } from './errors';

const NOW = new Date('2026-11-20T12:00:00Z');
const LATER = new Date('2026-11-20T13:00:00Z');

const room = (id: number): fc.Arbitrary<Room> =>
  fc
    .record({
      capacity: fc.option(fc.nat(12), { freq: 6 }),
      taken: fc.nat(14),
      closed: fc.boolean(),
      startsAt: fc.constantFrom(LATER, LATER, LATER, NOW),
    })
    .map((facts) => ({ id, ...facts, closed: facts.closed && facts.taken % 5 === 0 }));

const rooms = fc.tuple(room(1), room(2), room(3)).map((all) => new Map(all.map((one) => [one.id, one])));

/** Claims on rooms 1 to 3, and now and then on one that is not there. */
const claims = fc.uniqueArray(
  fc.record({ allotmentId: fc.constantFrom(1, 1, 2, 2, 3, 3, 4), units: fc.integer({ min: 1, max: 5 }) }),
  { minLength: 1, maxLength: 3, selector: ({ allotmentId }) => allotmentId },
);
const wish: fc.Arbitrary<Wish> = fc.record({
  claims,
  admission: fc.constantFrom('hold', 'confirm', 'request'),
  otherwise: fc.constantFrom('refuse', 'wait'),
});
const wishes = fc.array(wish, { maxLength: 12 });

const took = (outcome: unknown): boolean => outcome === 'held' || outcome === 'confirmed';

/** Units that the granted wishes before the `until`th take of a room. */
const given = (all: readonly Wish[], outcomes: readonly unknown[], id: number, until = all.length): number =>
  all
    .slice(0, until)
    .flatMap((one, i) => (took(outcomes[i]) ? one.claims : []))
    .filter(({ allotmentId }) => allotmentId === id)
    .reduce((sum, { units }) => sum + units, 0);

describe('giving out units', () => {
  it('never goes over what was left, whatever is asked for together', () => {
    fc.assert(
      fc.property(rooms, wishes, (before, all) => {
        const outcomes = allocate(before, all, NOW);
        expect(outcomes).toHaveLength(all.length);
        for (const one of before.values()) {
          expect(given(all, outcomes, one.id)).toBeLessThanOrEqual(unitsLeft(one));
        }
      }),
    );
  });

  it('gives a wish all of its claims when all of them fit behind those before it, and otherwise none', () => {
    fc.assert(
      fc.property(rooms, wishes, (before, all) => {
        const outcomes = allocate(before, all, NOW);
        all.forEach(({ claims: wanted, admission, otherwise }, i) => {
          const outcome = outcomes[i];
          const open = wanted.every(({ allotmentId }) => {
            const one = before.get(allotmentId);
            return one !== undefined && !one.closed && one.startsAt > NOW;
          });
          const fits = wanted.every(({ allotmentId, units }) => {
            const one = before.get(allotmentId);
            return one !== undefined && unitsLeft(one) - given(all, outcomes, allotmentId, i) >= units;
          });
          if (!open) expect(outcome).toMatchObject({ code: 'CLOSED' });
          else if (admission === 'request') expect(outcome).toBe('waiting');
          else if (fits) expect(outcome).toBe(admission === 'hold' ? 'held' : 'confirmed');
          else if (otherwise === 'wait') expect(outcome).toBe('waiting');
          else expect(outcome).toMatchObject({ code: 'SOLD_OUT' });
        });
      }),
    );
  });

  it('is fair: who comes later changes nothing for those before', () => {
    fc.assert(
      fc.property(rooms, wishes, fc.nat(12), (before, all, cut) => {
        const code = (outcome: unknown) => (outcome instanceof Refusal ? outcome.code : outcome);
        const together = allocate(before, all, NOW).slice(0, cut).map(code);
        expect(allocate(before, all.slice(0, cut), NOW).map(code)).toEqual(together);
      }),
    );
  });

  it('says how many are left when it is sold out, so that fewer can be asked for and had', () => {
    fc.assert(
      fc.property(rooms, claims, (before, wanted) => {
        const [outcome] = allocate(before, [{ claims: wanted, admission: 'hold', otherwise: 'refuse' }], NOW);
        if (!(outcome instanceof Refusal) || outcome.code !== 'SOLD_OUT') return;
        const left = outcome.details.left ?? -1;
        expect(left).toBeGreaterThanOrEqual(0);
        if (left === 0) return;
        const fewer = wanted.map(({ allotmentId }) => ({ allotmentId, units: left }));
        expect(allocate(before, [{ claims: fewer, admission: 'hold', otherwise: 'refuse' }], NOW)).toEqual(['held']);
      }),
    );
  });

  it('leaves what it was given as it was', () => {
    fc.assert(
      fc.property(rooms, wishes, (before, all) => {
        const copy = structuredClone([...before.values()]);
        allocate(before, all, NOW);
        expect([...before.values()]).toEqual(copy);
      }),
    );
  });

  it('gives nothing of an allotment without a capacity, and sells up to the last unit of one with', () => {
    const one = { id: 1, taken: 7, closed: false, startsAt: LATER };
    const last: Wish = { claims: [{ allotmentId: 1, units: 1 }], admission: 'confirm', otherwise: 'wait' };
    expect(allocate(new Map([[1, { ...one, capacity: null }]]), [last], NOW)).toEqual(['waiting']);
    expect(allocate(new Map([[1, { ...one, capacity: 8 }]]), [last, last], NOW)).toEqual(['confirmed', 'waiting']);
  });
});

describe('where overdue holds are worth ending', () => {
  it('is every allotment on which a wish goes away empty for want of room, except those that sell nothing', () => {
    fc.assert(
      fc.property(rooms, wishes, (before, all) => {
        const short = new Set(shortOf(before, all));
        const outcomes = allocate(before, all, NOW);
        all.forEach(({ claims: wanted, admission }, i) => {
          const outcome = outcomes[i];
          const forWantOfRoom = outcome === 'waiting' || (outcome instanceof Refusal && outcome.code === 'SOLD_OUT');
          if (admission === 'request' || !forWantOfRoom) return;
          const sells = wanted.every(({ allotmentId }) => before.get(allotmentId)?.capacity != null);
          if (sells) expect(wanted.some(({ allotmentId }) => short.has(allotmentId))).toBe(true);
        });
        for (const id of short) expect(before.get(id)?.capacity).not.toBeNull();
      }),
    );
  });
});
