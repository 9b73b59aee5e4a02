import type { BrowserContextOptions } from 'playwright-core';
import { PHONE } from '../helpers/browser';
import { pdfPages } from '../helpers/pdf';
import { bank, expectAccessible, goToBank, hold, paymentsOf, shows, statusOf } from './paying';
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
  /** What the ticket must say. */
  printed: string[];
}

describe.each<[string, Walk]>([
  [
    'in French, at a desk',
    { locale: 'fr', name: 'pay-fr', options: DESKTOP, printed: ['Moncef Bey', 'Sousse', 'Amel Ben Salah'] },
  ],
  [
    'in Arabic, on a phone',
    { locale: 'ar', name: 'pay-ar', options: PHONE, printed: ['Moncef Bey', 'Sousse', 'Amel Ben Salah'] },
  ],
  [
    'in English, without JavaScript',
    {
      locale: 'en',
      name: 'pay-en-no-script',
      options: { ...PHONE, javaScriptEnabled: false },
      printed: ['Moncef Bey', 'Sousse'],
    },
  ],
])('a traveller who pays %s', (_, { locale, name, options, printed }) => {
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
    ({ code } = await hold(stage, visitor, locale, email));
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
    const pages = pdfPages(await download.path());
    expect(pages).toHaveLength(1);
    for (const text of [...printed, code]) expect(pages[0]).toContain(text);
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
    await page.getByRole('link', { name: say.cancel }).click();
    await page.getByText(say.willBeRefunded).waitFor();
    await isAccessible();
    await visitor.keep('cancel');
    await page.getByRole('button', { name: say.cancelConfirm }).click();
    expect(await visitor.heading()).toBe(say.cancelled);
    await page.getByText(say.refunded).waitFor();
    await eventually(
      () => paymentsOf(stage, code),
      (rows) => rows.some((row) => row.status === 'refunded' && row.refunded === 25_000),
    );
    await page.reload();
    await page.getByText(say.refunded).waitFor();
    await isAccessible();
    await visitor.keep('refunded');
    expect(await page.getByRole('link', { name: say.ticket }).count()).toBe(0);
  });

  it('has seen no page that the browser complained about', () => {
    expect([...complaints, ...visitor.complaints]).toEqual([]);
  });
});
