/** What of a trip the rules look at. */
export interface Plan {
  readonly stationId: number | null;
  readonly destinationId: number | null;
  readonly departure: Date;
  readonly arrival: Date | null;
  readonly seats: number;
  readonly vehicleId: number | null;
  readonly vehicleSeats: number | null;
  readonly vehicleStationId: number | null;
}

export type PlanFault = 'stations' | 'arrival' | 'vehicle' | 'seats' | 'booked';

/**
 * The rules of a plan, the first one broken. A vehicle that was changed later (fewer seats, another station) breaks none
 * by itself: it caps the sale, and the trip can still be edited and cancelled.
 * @param before the trip as it was; undefined for a new one
 * @param booked whether anybody counts on it
 */
export function planFault(plan: Plan, before: Plan | undefined, booked: boolean): PlanFault | undefined {
  const changed = (...names: (keyof Plan)[]): boolean => names.some((name) => before?.[name] !== plan[name]);
  if (plan.stationId === null || plan.destinationId === null || plan.stationId === plan.destinationId)
    return 'stations';
  if (booked && changed('stationId', 'destinationId')) return 'booked';
  if (plan.arrival !== null && plan.arrival < plan.departure) return 'arrival';
  if (plan.vehicleId === null) return undefined;
  if (changed('vehicleId', 'stationId') && plan.vehicleStationId !== plan.stationId) return 'vehicle';
  if (changed('vehicleId', 'seats') && plan.vehicleSeats !== null && plan.seats > plan.vehicleSeats) return 'seats';
  return undefined;
}
