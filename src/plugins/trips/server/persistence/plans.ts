import type { Knex } from 'knex';
import { type AllotmentInput, CLOCK } from '../../../booking/server/port';

/** A trip as its planners change it. */
export interface PlannedTrip {
  readonly id: number;
  readonly documentId: string;
  readonly tripStatus: 'scheduled' | 'cancelled';
  readonly stationId: number | null;
  readonly destinationId: number | null;
  readonly departure: Date;
  readonly arrival: Date | null;
  readonly seats: number;
  readonly vehicleId: number | null;
  readonly vehicleSeats: number | null;
  readonly vehicleStationId: number | null;
}

/** Locks a trip until the transaction ends, so that two edits of it come one after the other. */
export async function lockTrip(trx: Knex.Transaction, documentId: string): Promise<PlannedTrip | undefined> {
  const { rows } = await trx.raw(
    `SELECT t.id, t.document_id AS "documentId", t.trip_status AS "tripStatus", t.station_id AS "stationId", t.destination_id AS "destinationId",
       t.departure, t.arrival, t.seats, t.vehicle_id AS "vehicleId", v.seats AS "vehicleSeats",
       v.station_id AS "vehicleStationId"
     FROM trips t LEFT JOIN vehicles v ON v.id = t.vehicle_id
     WHERE t.document_id = ? FOR NO KEY UPDATE OF t`,
    [documentId],
  );
  return rows[0];
}

/** What the engine is to know of these trips: of those with these ids, or of all that this vehicle still has to drive. */
export async function allotmentsOf(
  trx: Knex.Transaction,
  of: { tripIds: readonly number[] } | { vehicle: string },
): Promise<AllotmentInput[]> {
  const [condition, value] =
    'tripIds' in of ? ['t.id = ANY(?)', of.tripIds] : [`v.document_id = ? AND t.departure > ${CLOCK}`, of.vehicle];
  const { rows } = await trx.raw(
    `SELECT t.document_id AS resource, s.document_id AS venue, least(t.seats, v.seats) AS capacity,
       t.trip_status = 'cancelled' AS closed, t.departure AS "startsAt", t.arrival AS "endsAt"
     FROM trips t JOIN stations s ON s.id = t.station_id LEFT JOIN vehicles v ON v.id = t.vehicle_id
     WHERE ${condition} ORDER BY t.id`,
    [value],
  );
  return rows;
}

export async function isStationInUse(trx: Knex.Transaction, documentId: string): Promise<boolean> {
  const { rows } = await trx.raw(
    `SELECT EXISTS (
       SELECT 1 FROM trips t JOIN stations s ON s.id IN (t.station_id, t.destination_id) WHERE s.document_id = ?) AS used`,
    [documentId],
  );
  return rows[0].used;
}
