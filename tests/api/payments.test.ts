import type { App } from '../helpers/app';
import { eventually, type Held, holdSeats, inSandbox, startPayingApp } from '../helpers/payments';
import { makeStation, makeTrip, type Row } from '../helpers/trips';

let app: App;
let tunis: Row;
let sousse: Row;

const hold = async (seats = 1): Promise<Held> => holdSeats(app, await makeTrip(app, tunis, sousse), seats);
const becomes = (held: Held, status: string) => eventually(held.booking, (booking) => booking.status === status);

beforeAll(async () => {
  app = await startPayingApp();
  tunis = await makeStation(app, 'tunis');
  sousse = await makeStation(app, 'sousse');
});

afterAll(() => app?.stop());

describe('a held booking', () => {
  it('is paid on the page of the provider, and confirmed', async () => {
    const held = await hold(2);
    const payment = await held.pay('sandbox');
    expect(payment).toMatchObject({
      provider: 'sandbox',
      status: 'pending',
      amount: { amount: 25_000, currency: 'TND' },
      redirectUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/api\/payments\/sandbox\/sbx_[0-9a-f]{23}$/),
    });
    const { headers } = await inSandbox(app, payment, 'paid').expect(303);
    expect(headers.location).toBe(`http://localhost:4321/fr/p/${held.code}`);
    expect(await becomes(held, 'confirmed')).toMatchObject({ status: 'confirmed' });
    expect(await held.money()).toMatchObject({
      paid: { amount: 25_000 },
      due: { amount: 0 },
      methods: [],
      payments: [{ id: payment.id, status: 'succeeded', redirectUrl: null }],
    });
  });
});
