import { PHONE } from '../helpers/browser';
import { bank, goToBank, hold, paymentsOf, shows, statusOf } from './paying';
import { openStage, type Stage } from './stage';
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

const lapse = (code: string) =>
  stage.rows(
    `UPDATE bookings SET hold_expires_at = (clock_timestamp() AT TIME ZONE 'UTC') - interval '1 second' WHERE code = $1`,
    [code],
  );

/** Money that is late then comes five seconds after it was sent, rather than after the ten minutes of a hold. */
const hurry = (code: string) =>
  stage.rows(
    `UPDATE payment_sandbox_sessions SET expires_at = (clock_timestamp() AT TIME ZONE 'UTC') WHERE booking_code = $1`,
    [code],
  );

const pay = () => visitor.page.getByRole('button', { name: say.payTrial });

describe.each([
  ['with JavaScript', 'pay-trouble', true],
  ['without JavaScript', 'pay-trouble-no-script', false],
])('%s', (_, name, javaScriptEnabled) => {
  beforeEach(async () => {
    visitor = await visit(stage, name, { ...PHONE, javaScriptEnabled });
  });

  afterEach(async () => {
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });

  it('waits for a bank that takes its time, and shows the answer by itself', async () => {
    const { code } = await hold(stage, visitor, 'fr', `${name}-slow@example.org`);
    await goToBank(visitor, 'fr');
    await hurry(code);
    await bank.acceptLate(visitor.page);
    await shows(visitor, say.waiting);
    await visitor.keep('waiting');
    await shows(visitor, say.confirmed);
    expect(await visitor.page.getByText(say.received).count()).toBe(1);
  });

  it('lets someone who came back without paying go on, or cancel that payment and pay otherwise', async () => {
    const { code } = await hold(stage, visitor, 'fr', `${name}-undecided@example.org`);
    const { page } = visitor;
    await goToBank(visitor, 'fr');
    await bank.leave(page);
    await page.getByRole('link', { name: 'Reprendre le paiement' }).click();
    await bank.arrive(page);
    await bank.leave(page);
    await page.getByRole('button', { name: say.cancelPayment }).click();
    await page.getByText(say.paymentCancelled).waitFor();
    await visitor.keep('payment-cancelled');
    await page.getByRole('button', { name: say.settle }).click();
    expect(await visitor.heading()).toBe(say.confirmed);
    expect(await paymentsOf(stage, code)).toMatchObject([
      { provider: 'sandbox', status: 'cancelled' },
      { provider: 'desk', status: 'pending' },
    ]);
  });

  it('begins one payment of a button that was pressed twice, and of one pressed again on a page from before', async () => {
    const { code } = await hold(stage, visitor, 'fr', `${name}-twice@example.org`);
    const { page } = visitor;
    await page.route('**/payer', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      await Promise.all([route.fetch({ maxRedirects: 0 }), route.fetch({ maxRedirects: 0 })]);
      await route.continue();
    });
    await goToBank(visitor, 'fr');
    await page.unroute('**/payer');
    const bankPage = page.url();
    await page.goBack();
    await page.getByRole('link', { name: 'Reprendre le paiement' }).or(pay()).click();
    await bank.arrive(page);
    expect(page.url()).toBe(bankPage);
    expect(await paymentsOf(stage, code)).toHaveLength(1);
    await bank.accept(page);
    await shows(visitor, say.confirmed);
    await page.goBack();
    await page.goForward();
    expect(await paymentsOf(stage, code)).toMatchObject([{ status: 'succeeded', received: 25_000 }]);
  });

  /** The bank has said yes, its money comes five seconds later, and the hold is over before. */
  async function payTooLate(email: string): Promise<{ code: string; trip: string }> {
    const held = await hold(stage, visitor, 'fr', email);
    await goToBank(visitor, 'fr');
    await hurry(held.code);
    await bank.acceptLate(visitor.page);
    await lapse(held.code);
    return held;
  }

  it('takes the seats again for money that came after the time was up, while they are there', async () => {
    const { code } = await payTooLate(`${name}-lapsed@example.org`);
    await shows(visitor, 'Le délai est passé');
    expect(await visitor.page.getByText('la banque n’a pas encore répondu').count()).toBe(1);
    await visitor.keep('lapsed-while-paying');
    await shows(visitor, say.confirmed);
    expect(await statusOf(stage, code)).toBe('confirmed');
  });

  it('gives the money back that came when the seats had gone, and says so', async () => {
    const { code, trip } = await payTooLate(`${name}-gone@example.org`);
    await stage.book({ documentId: trip }, 7, 'family@example.org');
    await visitor.page
      .getByText(/les places étaient déjà parties\. 25,000.* vous (ont été rendus|sont rendus)/)
      .waitFor({ timeout: 40_000 });
    expect(await visitor.heading()).toBe('Le délai est passé');
    await visitor.keep('too-late');
    expect(await paymentsOf(stage, code)).toMatchObject([{ received: 25_000 }]);
  });

  it('asks again before it cancels when what comes back is no longer what was read', async () => {
    const { code } = await hold(stage, visitor, 'fr', `${name}-changed@example.org`);
    const { page } = visitor;
    await page.getByRole('link', { name: say.cancel }).click();
    expect(await page.getByText('Vous n’avez rien payé').count()).toBe(1);
    const other = await visitor.context.newPage();
    await other.goto(`/fr/b/${code}`);
    await other.getByRole('button', { name: say.payTrial }).click();
    await bank.arrive(other);
    await bank.accept(other);
    await other.getByRole('heading', { level: 1, name: say.confirmed }).waitFor();
    await page.getByRole('button', { name: say.cancelConfirm }).click();
    await page.getByText('le montant remboursé n’est plus le même').waitFor();
    expect(await page.getByText(say.willBeRefunded).count()).toBe(1);
    expect(await statusOf(stage, code)).toBe('confirmed');
    await page.getByRole('button', { name: say.cancelConfirm }).click();
    expect(await visitor.heading()).toBe(say.cancelled);
    expect(await page.getByText(say.refunded).count()).toBe(1);
  });

  it('asks for the difference after a change, and takes it', async () => {
    const { code } = await hold(stage, visitor, 'fr', `${name}-more@example.org`);
    const { page } = visitor;
    await goToBank(visitor, 'fr');
    await bank.accept(page);
    await shows(visitor, say.confirmed);
    await page.getByRole('link', { name: 'Changer de départ ou de places' }).click();
    expect(await page.getByText('vous payez la différence').count()).toBe(1);
    await page.getByLabel(say.seats).selectOption('3');
    await page.getByRole('button', { name: 'Changer', exact: true }).click();
    await page.getByRole('heading', { name: /^Il reste 12,500/ }).waitFor();
    await visitor.keep('difference');
    await goToBank(visitor, 'fr');
    await bank.accept(page);
    await page.getByText(/Nous avons reçu 12,500/).waitFor();
    expect(await page.locator('article').textContent()).toContain(say.paid);
    expect(await paymentsOf(stage, code)).toMatchObject([{ received: 25_000 }, { received: 12_500 }]);
  });
});

describe('a program that follows every link', () => {
  it('changes nothing, while a payment is under way and after it', async () => {
    visitor = await visit(stage, 'pay-scanner', PHONE);
    const { page, context } = visitor;
    const { code } = await hold(stage, visitor, 'fr', 'scanned@example.org');
    const facts = async () => [await statusOf(stage, code), await paymentsOf(stage, code)];
    const followAll = async () => {
      await page.goto(`/fr/b/${code}`);
      const links = await page.locator('main a').evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
      const own = links.filter((href) => href.includes(code));
      expect(own.length).toBeGreaterThan(1);
      for (const href of [...own, `/fr/b/${code}/etat`, `/fr/p/${code}`]) await context.request.get(href);
    };
    await goToBank(visitor, 'fr');
    const bankPage = page.url();
    const open = await facts();
    await followAll();
    await context.request.get(bankPage);
    expect(await facts()).toEqual(open);
    await page.goto(bankPage);
    await bank.accept(page);
    await shows(visitor, say.confirmed);
    const paid = await facts();
    await followAll();
    expect(await facts()).toEqual(paid);
    await context.close();
  });
});

describe('the way back from the bank', () => {
  it('says, in a browser that does not know the booking, to use the link of the message', async () => {
    visitor = await visit(stage, 'pay-elsewhere', PHONE);
    expect(await visitor.open('/fr/p/AAAA-BBBB')).toBe(404);
    expect(await visitor.heading()).toBe('Ouvrez votre réservation par le lien de votre message');
    expect(await visitor.page.locator('meta[name="robots"]').getAttribute('content')).toBe('noindex');
    await visitor.keep('unknown');
    await visitor.context.close();
  });

  it('needs no other site in the policy for forms than our own', async () => {
    visitor = await visit(stage, 'pay-policy', PHONE);
    await hold(stage, visitor, 'fr', 'policy@example.org');
    const answer = await visitor.page.reload();
    expect(answer?.headers()['content-security-policy']).toMatch(/form-action 'self'(;|$)/);
    await goToBank(visitor, 'fr');
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });
});
