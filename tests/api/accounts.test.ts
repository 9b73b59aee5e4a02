import { type App, startApp } from '../helpers/app';
import { makeStation, makeTrip, type Row } from '../helpers/trips';

let app: App;
let trip: Row;
let past: Row;

const order = { data: { seats: 1, contact: { name: 'Amel', email: 'amel@example.org' }, locale: 'ar' } };

async function register(email: string): Promise<{ jwt: string; refreshToken: string }> {
  const { body } = await app.http
    .post('/api/auth/local/register')
    .send({ username: email, email, password: 'A-long-enough-1' })
    .expect(200);
  return body;
}

beforeAll(async () => {
  app = await startApp();
  const [tunis, sousse] = [await makeStation(app, 'tunis'), await makeStation(app, 'sousse')];
  trip = await makeTrip(app, tunis, sousse);
  past = await makeTrip(app, tunis, sousse);
});

afterAll(async () => {
  await app.stop();
});

describe('a client', () => {
  it('finds the bookings they made while signed in, those to come apart from those over or cancelled, and nobody else does', async () => {
    const [amel, other] = [await register('amel@example.org'), await register('other@example.org')];
    const bearer = { Authorization: `Bearer ${amel.jwt}` };
    const made = await app.http.post(`/api/trips/${trip.documentId}/bookings`).set(bearer).send(order).expect(201);
    const gone = await app.http.post(`/api/trips/${past.documentId}/bookings`).set(bearer).send(order).expect(201);
    await app.strapi.db.connection.raw(`UPDATE bookings SET starts_at = '2020-01-01', ends_at = NULL WHERE code = ?`, [
      gone.body.data.code,
    ]);
    const given = await app.http.post(`/api/trips/${trip.documentId}/bookings`).set(bearer).send(order).expect(201);
    await app.http.post(`/api/bookings/${given.body.data.code}/cancel`).set(bearer).send({ data: {} }).expect(200);

    const upcoming = await app.http.get('/api/me/bookings').set(bearer).expect(200);
    expect(upcoming.body.data.map(({ code }: { code: string }) => code)).toEqual([made.body.data.code]);
    expect(upcoming.body.meta.pagination.total).toBe(1);
    const before = await app.http.get('/api/me/bookings?when=past').set(bearer).expect(200);
    expect(before.body.data.map(({ code }: { code: string }) => code)).toEqual([
      given.body.data.code,
      gone.body.data.code,
    ]);
    await app.http.get(`/api/bookings/${made.body.data.code}`).set(bearer).expect(200);

    const stranger = { Authorization: `Bearer ${other.jwt}` };
    expect((await app.http.get('/api/me/bookings').set(stranger).expect(200)).body.data).toEqual([]);
    await app.http.get(`/api/bookings/${made.body.data.code}`).set(stranger).expect(404);
    await app.http.post(`/api/bookings/${made.body.data.code}/cancel`).set(stranger).send({ data: {} }).expect(404);
  });

  it('must be signed in to see their bookings', async () => {
    const { body } = await app.http.get('/api/me/bookings').expect(401);
    expect(body.error.details.code).toBe('SIGN_IN_REQUIRED');
  });

  it('is told that a token is no longer good instead of being taken for a guest', async () => {
    await app.http
      .post(`/api/trips/${trip.documentId}/bookings`)
      .set('Authorization', 'Bearer x')
      .send(order)
      .expect(401);
    await app.http.get('/api/me/bookings').set('Authorization', 'Bearer a.b.c').expect(401);
    await app.http.get('/api/me/bookings').set('Authorization', 'Basic eDp5').expect(401);
  });

  it('stays signed in by a refresh token that is good once, and is out after signing out', async () => {
    const { refreshToken } = await register('stays@example.org');
    const first = await app.http.post('/api/auth/refresh').send({ refreshToken }).expect(200);
    expect(first.body.jwt).toEqual(expect.any(String));
    await app.http.post('/api/auth/refresh').send({ refreshToken }).expect(401);
    const next = { refreshToken: first.body.refreshToken };
    const bearer = { Authorization: `Bearer ${first.body.jwt}` };
    await app.http.post('/api/auth/logout').set(bearer).send({ scope: 'all' }).expect(200);
    await app.http.post('/api/auth/refresh').send(next).expect(401);
  });

  it.each(['page=0', 'page=x', 'pageSize=1000', 'when=tomorrow'])('asking for a strange page: %s', async (query) => {
    const { jwt } = await register(`page-${query.replaceAll(/\W/g, '-')}@example.org`);
    const { body } = await app.http.get(`/api/me/bookings?${query}`).set('Authorization', `Bearer ${jwt}`).expect(400);
    expect(body.error.details.code).toBe('INVALID_QUERY');
  });
});
