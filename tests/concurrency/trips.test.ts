import { type App, startApp } from '../helpers/app';
import { book, makeStation, makeTrip, makeVehicle, type Row } from '../helpers/trips';

let app: App;
let tunis: Row;
let sousse: Row;

const TRIP = 'plugin::trips.trip';
const trips = () => app.strapi.documents(TRIP);
const seats = async (trip: Row) =>
  app.strapi.db.query('plugin::booking.allotment').findOne({ where: { trade: 'trips', resource: trip.documentId } });

beforeAll(async () => {
  app = await startApp();
  tunis = await makeStation(app, 'tunis');
  sousse = await makeStation(app, 'sousse');
});

afterAll(async () => {
  expect(await app.strapi.plugin('booking').service('engine').findWrongCounts()).toEqual([]);
  expect(await app.strapi.plugin('booking').service('engine').findBrokenHistories()).toEqual([]);
  await app.stop();
});

const rush = (trip: Row, count: number) =>
  Array.from({ length: count }, () => book(app, trip, 1).then(({ status }) => status));

describe('while many book a trip', () => {
  it('cancelling it leaves nobody behind on it', async () => {
    for (let round = 0; round < 5; round += 1) {
      const trip = await makeTrip(app, tunis, sousse, { seats: 50 });
      const cancel = trips().update({ documentId: trip.documentId, data: { tripStatus: 'cancelled' } as never });
      const [statuses] = await Promise.all([Promise.all(rush(trip, 30)), cancel]);
      expect(statuses.every((status) => status === 201 || status === 409)).toBe(true);
      expect(await seats(trip)).toMatchObject({ taken: 0, closed: true });
    }
  });

  it('deleting it either comes first, or is refused: no booking without its trip', async () => {
    for (let round = 0; round < 5; round += 1) {
      const trip = await makeTrip(app, tunis, sousse, { seats: 50 });
      const removal = trips()
        .delete({ documentId: trip.documentId })
        .then(
          () => 'deleted',
          () => 'refused',
        );
      const [statuses, outcome] = await Promise.all([Promise.all(rush(trip, 10)), removal]);
      const booked = statuses.filter((status) => status === 201).length;
      expect(outcome).toBe(booked > 0 ? 'refused' : 'deleted');
      expect(await app.strapi.db.query(TRIP).count({ where: { documentId: trip.documentId } })).toBe(
        booked > 0 ? 1 : 0,
      );
    }
  });

  it('a smaller vehicle stops the sale where it stands, and a larger one goes on with it', async () => {
    const vehicle = await makeVehicle(app, tunis, { seats: 50 });
    const trip = await makeTrip(app, tunis, sousse, { seats: 50, vehicle: vehicle.documentId });
    const resize = (to: number) =>
      app.strapi
        .documents('plugin::trips.vehicle')
        .update({ documentId: vehicle.documentId, data: { seats: to } as never });
    const [statuses] = await Promise.all([Promise.all(rush(trip, 30)), resize(10)]);
    const booked = statuses.filter((status) => status === 201).length;
    expect(booked).toBeGreaterThanOrEqual(10);
    expect(await seats(trip)).toMatchObject({ capacity: 10, taken: booked });
    await book(app, trip, 1).expect(409);
    await resize(booked + 1);
    await book(app, trip, 1).expect(201);
    await book(app, trip, 1).expect(409);
  });
});
