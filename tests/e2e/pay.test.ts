import { readFile } from 'node:fs/promises';
import type { BrowserContextOptions } from 'playwright-core';
import { PHONE } from '../helpers/browser';
import { readTicket } from '../helpers/tickets';
import { bank, EARLY, expectAccessible, goToBank, hold, LATE, paymentsOf, shows, statusOf } from './paying';
import { eventually, openStage, type Stage } from './stage';
import { DESKTOP, type Visitor, visit } from './visitor';
import { type Locale, words } from './words';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(async () => {
  await stage?.close();
});

interface Walk {
  locale: Locale;
  name: string;
  options: BrowserContextOptions;
  hours: typeof EARLY;
  /** What comes back, as it is written and in minor units. */
  refund: [written: string, amount: number];
}

describe.each<[string, Walk]>([
  [
    'in French, at a desk, days before',
    { locale: 'fr', name: 'pay-fr', options: DESKTOP, hours: EARLY, refund: ['25,000', 25_000] },
  ],
  [
    'in Arabic, on a phone, hours before',
    { locale: 'ar', name: 'pay-ar', options: PHONE, hours: LATE, refund: ['12,500', 12_500] },
  ],
  [
    'in English, without JavaScript, hours before',
    {
      locale: 'en',
      name: 'pay-en-no-script',
      options: { ...PHONE, javaScriptEnabled: false },
      hours: LATE,
      refund: ['12.500', 12_500],
    },
  ],
])('a traveller who pays %s', (_, { locale, name, options, hours, refund }) => {
  const say = words[locale];
  const email = `${name}@example.org`;
  const withScripts = options.javaScriptEnabled !== false;
  /** Axe is a script itself. */
  const isAccessible = async () => withScripts && expectAccessible(visitor);
  let visitor: Visitor;
  let complaints: string[];
  let code: string;

  beforeAll(async () => {
    visitor = await visit(stage, name, options);
    complaints = visitor.complaints;
  });

  afterAll(async () => {
    await visitor?.context.close();
  });

  it('reads what comes back if they cancel before they choose how to pay', async () => {
    ({ code } = await hold(stage, visitor, locale, email, hours));
    const { page } = visitor;
    const policy = page.getByRole('region', { name: say.policy });
    expect(await policy.locator('dt').count()).toBeGreaterThan(1);
    expect(await policy.textContent()).toContain('Tunis');
    await isAccessible();
    await visitor.keep('choose');
  });

  it('is told when the bank says no, with nothing taken and the seats still kept', async () => {
    const { page } = visitor;
    await goToBank(visitor, locale);
    await visitor.keep('bank');
    await bank.refuse(page);
    await page.getByText(say.failed).waitFor();
    expect(await visitor.heading()).toBe(say.held);
    await isAccessible();
    await visitor.keep('failed');
    expect(await statusOf(stage, code)).toBe('held');
  });

  it('tries again, and the seats are theirs and paid', async () => {
    const { page } = visitor;
    await goToBank(visitor, locale);
    await bank.accept(page);
    await shows(visitor, say.confirmed);
    expect(await page.getByText(say.received).count()).toBe(1);
    expect(await page.locator('article').textContent()).toContain(say.paid);
    await isAccessible();
    await visitor.keep('paid');
    expect(await paymentsOf(stage, code)).toMatchObject([
      { provider: 'sandbox', status: 'failed', received: 0 },
      { provider: 'sandbox', status: 'succeeded', received: 25_000 },
    ]);
  });

  it('has a ticket to print, whose words can be read back', async () => {
    const coming = visitor.page.waitForEvent('download');
    await visitor.page.getByRole('link', { name: say.ticket }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe(`relais-${code}.pdf`);
    const ticket = await readTicket(await readFile(await download.path()));
    expect(ticket.pages).toBe(1);
    expect(ticket.qr).toBeTruthy();
    const printed = ticket.words.map(({ text }) => text).join(' ');
    for (const text of [...say.printed, 'Moncef Bey', 'Sousse', 'Amel Ben Salah', code])
      expect(printed).toContain(text);
  });

  it('finds the ticket and the link in the mail, and opens that link elsewhere', async () => {
    const mail = await stage.mail.waitFor(
      ({ recipients, subject }) => recipients.includes(email) && say.mailSubject.test(subject ?? ''),
    );
    expect(mail.attachments.map(({ mimeType }) => mimeType)).toContain('application/pdf');
    const link = /href="([^"]+\/b\/[^"]+)"/.exec(mail.html ?? '')?.[1] ?? '';
    await visitor.context.close();
    visitor = await visit(stage, `${name}-later`, options);
    await visitor.open(link);
    expect(await visitor.heading()).toBe(say.confirmed);
  });

  it('cancels knowing what comes back, and it does', async () => {
    const { page } = visitor;
    const [written, amount] = refund;
    await page.getByRole('link', { name: say.cancel }).click();
    expect(await page.getByText(say.willBeRefunded).textContent()).toContain(written);
    await isAccessible();
    await visitor.keep('cancel');
    await page.getByRole('button', { name: say.cancelConfirm }).click();
    expect(await visitor.heading()).toBe(say.cancelled);
    expect(await page.getByText(say.refunded).textContent()).toContain(written);
    await eventually(
      () => paymentsOf(stage, code),
      (rows) => rows.some(({ refunded }) => refunded === amount),
    );
    await page.reload();
    expect(await page.getByText(say.refunded).textContent()).toContain(written);
    expect(await page.locator('article').textContent()).toContain(written);
    await isAccessible();
    await visitor.keep('refunded');
    expect(await page.getByRole('link', { name: say.ticket }).count()).toBe(0);
  });

  it('has seen no page that the browser complained about', () => {
    expect([...complaints, ...visitor.complaints]).toEqual([]);
  });
});
