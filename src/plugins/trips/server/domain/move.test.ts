import fc from 'fast-check';
import { parseMoveWish } from './move';

describe('a wish to move a booking', () => {
  it('names a trip, a quantity, or both', () => {
    expect(parseMoveWish({ trip: 'abc' })).toEqual({ trip: 'abc' });
    expect(parseMoveWish({ quantity: 3 })).toEqual({ quantity: 3 });
    expect(parseMoveWish({ trip: 'abc', quantity: 3, other: 1 })).toEqual({ trip: 'abc', quantity: 3 });
  });

  it('is a wish or a list of what is wrong, whatever comes in', () => {
    fc.assert(
      fc.property(fc.record({ trip: fc.anything(), quantity: fc.anything() }, { requiredKeys: [] }), (given) => {
        const wish = parseMoveWish(given);
        if (Array.isArray(wish)) return wish.length > 0;
        const isTrip = wish.trip === undefined || /^[a-z0-9]+$/.test(wish.trip);
        const isQuantity = wish.quantity === undefined || (Number.isInteger(wish.quantity) && wish.quantity > 0);
        return isTrip && isQuantity && (wish.trip !== undefined || wish.quantity !== undefined);
      }),
    );
  });
});
