import { PHONE } from '../helpers/browser';
import { eventually, openStage, type Stage } from './stage';
import { type Visitor, visit } from './visitor';
import { words } from './words';

const say = words.fr;

let stage: Stage;
let visitor: Visitor;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(async () => {
  await stage?.close();
});

const bookingsOf = (email: string) =>
  stage.rows<{ code: string; booking_status: string }>(
    'SELECT code, booking_status FROM bookings WHERE contact_email = $1 ORDER BY id',
    [email],
  );

async function fillIn(trip: { documentId: string }, email: string): Promise<void> {
  await visitor.open(`/fr/trajets/${trip.documentId}/reserver`);
  await visitor.page.getByLabel(say.name).fill('Amel Ben Salah');
  await visitor.page.getByLabel(say.email).fill(email);
}

const send = () => visitor.page.getByRole('button', { name: say.keep }).click();

/** Someone who sent the form and is on the page of their hold. */
async function hold(email: string): Promise<string> {
  await fillIn(await stage.departureWith(8), email);
  await send();
  expect(await visitor.heading()).toBe(say.held);
  return new URL(visitor.page.url()).pathname.split('/')[3] ?? '';
}

const lapseIn = (code: string, seconds: number) =>
  stage.rows(
    `UPDATE bookings SET hold_expires_at = (clock_timestamp() AT TIME ZONE 'UTC') + $2 * interval '1 second' WHERE code = $1`,
    [code, seconds],
  );

describe.each([
  ['with JavaScript', 'trouble', true],
  ['without JavaScript', 'trouble-no-script', false],
])('%s', (_, name, javaScriptEnabled) => {
  beforeEach(async () => {
    visitor = await visit(stage, name, { ...PHONE, javaScriptEnabled });
  });

  afterEach(async () => {
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });

  it('says that the last seat has just gone, with nothing booked and other departures at hand', async () => {
    const trip = await stage.departureWith(8);
    await stage.book(trip, 7, 'family@example.org');
    await fillIn(trip, `${name}-late@example.org`);
    await stage.book(trip, 1, 'quick@example.org');
    await send();
    expect(await visitor.heading()).toBe('La dernière place vient de partir');
    expect(await visitor.page.getByText('Rien n’a été réservé').count()).toBe(1);
    expect(await visitor.page.locator('section a[href*="/fr/trajets/"]').count()).toBeGreaterThan(1);
    expect(await bookingsOf(`${name}-late@example.org`)).toEqual([]);
    await visitor.keep('last-seat-gone');
  });

  it('says how many seats are left when they no longer suffice, and offers those', async () => {
    const trip = await stage.departureWith(8);
    await fillIn(trip, `${name}-less@example.org`);
    await visitor.page.getByLabel(say.seats).selectOption('3');
    await stage.book(trip, 6, 'family@example.org');
    await send();
    expect(await visitor.heading()).toBe('Il ne reste que 2 places');
    await visitor.page.getByRole('link', { name: '2 places', exact: true }).click();
    expect(await visitor.page.getByLabel(say.seats).inputValue()).toBe('2');
  });

  it('says that the time is up when the hold has lapsed behind the open page', async () => {
    const code = await hold(`${name}-lapsed@example.org`);
    await lapseIn(code, -1);
    await visitor.page.getByRole('button', { name: say.settle }).click();
    expect(await visitor.heading()).toBe('Le délai est passé');
    expect(await visitor.page.getByRole('link', { name: 'Chercher à nouveau' }).count()).toBe(1);
    await visitor.keep('lapsed');
  });

  it('makes one booking of a form that was sent twice', async () => {
    const email = `${name}-twice@example.org`;
    await fillIn(await stage.departureWith(8), email);
    await visitor.page.route('**/reserver', async (route) => {
      await Promise.all([route.fetch({ maxRedirects: 0 }), route.fetch({ maxRedirects: 0 })]);
      await route.continue();
    });
    await send();
    expect(await visitor.heading()).toBe(say.held);
    expect(await bookingsOf(email)).toHaveLength(1);
  });

  it('makes one booking of a form that is sent again because no answer came', async () => {
    const email = `${name}-again@example.org`;
    await fillIn(await stage.departureWith(8), email);
    await visitor.page.route('**/reserver', async (route) => {
      await route.fetch({ maxRedirects: 0 });
      await route.abort('aborted');
    });
    await send();
    await eventually(
      () => bookingsOf(email),
      (found) => found.length > 0,
    );
    await visitor.page.unroute('**/reserver');
    await send();
    expect(await visitor.heading()).toBe(say.held);
    expect(await bookingsOf(email)).toHaveLength(1);
  });
});

describe('the page of a hold', () => {
  it('counts down by itself, and shows the end by itself', async () => {
    visitor = await visit(stage, 'countdown');
    await lapseIn(await hold('counted@example.org'), 7);
    await visitor.page.reload();
    await visitor.page
      .locator('.countdown')
      .getByText(/^\d secondes?$/)
      .waitFor();
    await visitor.page.getByRole('heading', { name: 'Le délai est passé' }).waitFor();
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });
});

describe('while the API is away', () => {
  const email = 'patient@example.org';

  beforeAll(async () => {
    visitor = await visit(stage, 'away', PHONE);
    await fillIn(await stage.departureWith(8), email);
    await stage.stopApi();
  });

  afterAll(async () => {
    await visitor.context.close();
  });

  it('keeps what was typed, and says that sending it again is safe', async () => {
    await send();
    expect(await visitor.heading()).toBe('Le relais est fermé un instant');
    expect(await visitor.page.getByText('vos places ne seront jamais comptées deux fois').count()).toBe(1);
    await visitor.keep('form-kept');
  });

  it('says so calmly on every page, and when to come back', async () => {
    const other = await visit(stage, 'away-home', PHONE);
    const answer = await other.page.goto('/fr');
    expect(answer?.status()).toBe(503);
    expect(Number(answer?.headers()['retry-after'])).toBeGreaterThan(0);
    expect(await other.heading()).toBe('Le relais est fermé un instant');
    await other.keep('home');
    expect(other.complaints).toEqual([]);
    await other.context.close();
  });

  it('takes the same form once the API is back', async () => {
    await stage.startApi();
    await visitor.page.getByRole('button', { name: 'Essayer à nouveau' }).click();
    expect(await visitor.heading()).toBe(say.held);
    expect(
      await eventually(
        () => bookingsOf(email),
        (found) => found.length > 0,
      ),
    ).toHaveLength(1);
    expect(visitor.complaints).toEqual([]);
  });
});
