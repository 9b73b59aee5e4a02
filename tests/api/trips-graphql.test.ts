import { type App, startApp } from '../helpers/app';
import { makeStation, makeTrip, type Row } from '../helpers/trips';

let app: App;
let trip: Row;

const ask = (query: string, variables?: object) => app.http.post('/graphql').send({ query, variables });

beforeAll(async () => {
  app = await startApp();
  const [tunis, sousse] = [await makeStation(app, 'tunis'), await makeStation(app, 'sousse')];
  trip = await makeTrip(app, tunis, sousse, { departure: '2027-04-10T06:00:00.000Z' });
});

afterAll(async () => {
  await app.stop();
});

describe('the catalogue over GraphQL', () => {
  it('answers what REST answers', async () => {
    const { body } = await ask(
      `query ($date: String!) {
        stations { slug timeZone }
        station(slug: "tunis") { name destinations { slug } }
        trips(from: "tunis", to: "sousse", date: $date) { documentId departure seatsLeft price { amount currency } }
        trip(documentId: "${trip.documentId}") { status from { slug } }
        nothing: trip(documentId: "nothing") { status }
      }`,
      { date: '2027-04-10' },
    ).expect(200);
    expect(body.data).toEqual({
      stations: [
        { slug: 'sousse', timeZone: 'Africa/Tunis' },
        { slug: 'tunis', timeZone: 'Africa/Tunis' },
      ],
      station: { name: 'Station tunis', destinations: [{ slug: 'sousse' }] },
      trips: [
        {
          documentId: trip.documentId,
          departure: '2027-04-10T06:00:00.000Z',
          seatsLeft: 8,
          price: { amount: 12500, currency: 'TND' },
        },
      ],
      trip: { status: 'scheduled', from: { slug: 'tunis' } },
      nothing: null,
    });
  });

  it('says what is wrong with an argument', async () => {
    const wrong = ['date: "2027-02-30"', 'date: "2027-04-10", pageSize: 101', 'date: "2027-04-10", to: "nowhere"'];
    for (const args of wrong) {
      const { body } = await ask(`{ trips(from: "tunis", ${args}) { documentId } }`);
      expect(body.errors).toHaveLength(1);
      expect(body.errors[0].extensions.code).not.toBe('INTERNAL_SERVER_ERROR');
    }
  });

  it('has nothing else to ask for: no mutation, no booking, no person', async () => {
    const { body } = await ask(
      '{ __schema { mutationType { name } subscriptionType { name } types { name fields { name } } } }',
    );
    const { mutationType, subscriptionType, types } = body.data.__schema;
    expect([mutationType, subscriptionType]).toEqual([null, null]);
    const own = types.filter(({ name }: { name: string }) => !name.startsWith('__'));
    const query = own.find(({ name }: { name: string }) => name === 'Query');
    const fields = query.fields.map(({ name }: { name: string }) => name).filter((name: string) => name !== 'ok');
    expect(fields.toSorted()).toEqual(['restaurant', 'restaurants', 'station', 'stations', 'trip', 'trips']);
    expect(JSON.stringify(own)).not.toMatch(/chief|email|user|booking|password|contact/i);
    await ask('mutation { login(input: { identifier: "a", password: "b" }) { jwt } }').expect(({ body: refused }) => {
      expect(refused.errors).toHaveLength(1);
    });
  });

  it('refuses to be asked for very much at once', async () => {
    const many = Array.from({ length: 200 }, (_, i) => `a${i}: stations { slug }`).join(' ');
    const { body } = await ask(`{ ${many} }`).expect(400);
    expect(body.errors[0].message).toMatch(/tokens/);
  });
});
