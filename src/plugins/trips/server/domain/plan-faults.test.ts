import fc from 'fast-check';
import { type Plan, planFault } from './plan-faults';

const plan = (fields: Partial<Plan> = {}): Plan => ({
  stationId: 1,
  destinationId: 2,
  departure: new Date('2027-01-01T08:00:00Z'),
  arrival: null,
  seats: 8,
  vehicleId: null,
  vehicleSeats: null,
  vehicleStationId: null,
  ...fields,
});

const driven = (seats: number, station = 1): Partial<Plan> => ({
  vehicleId: 7,
  vehicleSeats: seats,
  vehicleStationId: station,
});

describe('the plan of a trip', () => {
  it('goes from a station to another', () => {
    expect(planFault(plan(), undefined, false)).toBeUndefined();
    for (const wrong of [{ stationId: null }, { destinationId: null }, { destinationId: 1 }]) {
      expect(planFault(plan(wrong), undefined, false)).toBe('stations');
    }
  });

  it('has at most the seats of its vehicle, which is of its own station', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (seats, vehicleSeats) => {
        const fault = planFault(plan({ seats, ...driven(vehicleSeats) }), undefined, false);
        expect(fault).toBe(seats > vehicleSeats ? 'seats' : undefined);
      }),
    );
    expect(planFault(plan(driven(8, 2)), undefined, false)).toBe('vehicle');
  });

  it('can still be edited when its vehicle became smaller or moved away', () => {
    const before = plan(driven(4, 3));
    expect(planFault({ ...before, arrival: new Date('2027-01-01T09:00:00Z') }, before, true)).toBeUndefined();
    expect(planFault({ ...before, seats: 9 }, before, true)).toBe('seats');
  });

  it('keeps its stations while seats are booked', () => {
    expect(planFault(plan({ destinationId: 3 }), plan(), true)).toBe('booked');
    expect(planFault(plan({ destinationId: 3 }), plan(), false)).toBeUndefined();
  });

  it('arrives after it leaves', () => {
    expect(planFault(plan({ arrival: new Date('2027-01-01T07:59:59Z') }), undefined, false)).toBe('arrival');
  });
});
