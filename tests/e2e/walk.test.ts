import { readFile } from 'node:fs/promises';
import type { BrowserContextOptions } from 'playwright-core';
import { PHONE } from '../helpers/browser';
import { type Departure, openStage, type Stage } from './stage';
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
}

describe.each<[string, Walk]>([
  ['in French, at a desk', { locale: 'fr', name: 'walk-fr', options: DESKTOP }],
  ['in Arabic, on a phone', { locale: 'ar', name: 'walk-ar', options: PHONE }],
  [
    'in English, without JavaScript',
    { locale: 'en', name: 'walk-en-no-script', options: { ...DESKTOP, javaScriptEnabled: false } },
  ],
])('a traveller %s', (_, { locale, name, options }) => {
  const say = words[locale];
  const email = `${name}@example.org`;
  const seatsLeft = async () =>
    (await stage.departures()).find(({ documentId }) => documentId === trip.documentId)?.seatsLeft;
  let trip: Departure;
  let visitor: Visitor;
  let complaints: string[];
  let code: string;

  beforeAll(async () => {
    trip = await stage.departureWith(8);
    visitor = await visit(stage, name, options);
    complaints = visitor.complaints;
  });

  afterAll(async () => {
    await visitor?.context.close();
  });

  it('finds the departures of tomorrow', async () => {
    const { page } = visitor;
    await visitor.open(`/${locale}`);
    expect(await page.locator('html').getAttribute('dir')).toBe(say.direction);
    await visitor.keep('home');
    await page.getByLabel(say.from, { exact: true }).selectOption('tunis-moncef-bey');
    await page.getByLabel(say.to, { exact: true }).selectOption('sousse');
    await page.getByText(say.tomorrow, { exact: true }).click();
    await page.getByRole('button', { name: say.search }).click();
    await page.locator(`a[href$="${trip.documentId}"]`).waitFor();
    await visitor.keep('results');
  });

  it('is told what is missing where it is missing, and finds again what was typed', async () => {
    const { page } = visitor;
    await page.locator(`a[href$="${trip.documentId}"]`).click();
    await visitor.keep('trip');
    await page.getByRole('link', { name: say.take }).click();
    await page.getByLabel(say.seats).selectOption('2');
    await page.getByLabel(say.name).fill('Amel Ben Salah');
    await page.getByRole('button', { name: say.keep }).click();
    expect(await page.getByRole('alert').textContent()).toContain(say.problem);
    expect(await page.locator('#phone-error').textContent()).toBe(say.contactMissing);
    expect(await page.getByLabel(say.name).inputValue()).toBe('Amel Ben Salah');
    expect(await page.getByLabel(say.seats).inputValue()).toBe('2');
    await visitor.keep('field-error');
    expect(await seatsLeft()).toBe(8);
  });

  it('holds two seats while the time left is shown', async () => {
    const { page } = visitor;
    await page.getByLabel(say.email).fill(email);
    await page.getByRole('button', { name: say.keep }).click();
    expect(await visitor.heading()).toBe(say.held);
    code = new URL(page.url()).pathname.split('/')[3] ?? '';
    if (options.javaScriptEnabled !== false) await page.locator('.countdown').getByText(say.timeLeft).waitFor();
    expect(await seatsLeft()).toBe(6);
    await visitor.keep('held');
  });

  it('promises to pay at the station, and the places are theirs', async () => {
    await visitor.page.getByRole('button', { name: say.settle }).click();
    expect(await visitor.heading()).toBe(say.confirmed);
    await visitor.keep('confirmed');
    const [booking] = await stage.rows('SELECT booking_status, language FROM bookings WHERE code = $1', [code]);
    expect(booking).toEqual({ booking_status: 'confirmed', language: locale });
  });

  it('opens the link of the mail, which is in their language, in another browser', async () => {
    const mail = await stage.mail.waitFor(
      ({ recipients, subject }) => recipients.includes(email) && say.mailSubject.test(subject ?? ''),
    );
    expect(mail.html).toContain(`<html lang="${locale}" dir="${say.direction}">`);
    const link = /href="([^"]+\/b\/[^"]+)"/.exec(mail.html ?? '')?.[1] ?? '';
    expect(link).toMatch(`${stage.site.url}/${locale}/b/${code}/`);
    expect(mail.text).toContain(link);

    await visitor.context.close();
    visitor = await visit(stage, `${name}-later`, options);
    await visitor.open(link);
    expect(new URL(visitor.page.url()).pathname).toBe(`/${locale}/b/${code}`);
    expect(await visitor.heading()).toBe(say.confirmed);
    await visitor.keep('from-the-mail');
  });

  it('takes the trip into their calendar', async () => {
    const coming = visitor.page.waitForEvent('download');
    await visitor.page.getByRole('link', { name: say.calendar }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe(`relais-${code}.ics`);
    const calendar = await readFile(await download.path(), 'utf8');
    expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(calendar).toContain(code);
  });

  it('cancels, and the seats are free again at once', async () => {
    const { page } = visitor;
    await page.getByRole('link', { name: say.cancel }).click();
    await visitor.keep('cancel');
    expect(await seatsLeft()).toBe(6);
    await page.getByRole('button', { name: say.cancelConfirm }).click();
    expect(await visitor.heading()).toBe(say.cancelled);
    expect(await seatsLeft()).toBe(8);
    await visitor.keep('cancelled');
  });

  it('has seen no page that the browser complained about', () => {
    expect([...complaints, ...visitor.complaints]).toEqual([]);
  });
});

describe('a program that follows every link of a mail before its reader does', () => {
  const facts = (code: string) =>
    stage.rows(
      `SELECT booking_status, quantity, hold_expires_at, (SELECT count(*)::int FROM booking_history h WHERE h.code = b.code)
       FROM bookings b WHERE code = $1`,
      [code],
    );

  it('changes nothing, and leaves the link as good as it was', async () => {
    const { code, token } = await stage.book(await stage.departureWith(8), 1, 'scanned@example.org');
    const link = `${stage.site.url}/fr/b/${code}/${token}`;
    const before = await facts(code);
    for (const method of ['GET', 'HEAD']) await fetch(link, { method });
    await fetch(link, { headers: { 'Sec-Purpose': 'prefetch', Purpose: 'prefetch' } });

    const scanner = await visit(stage, 'scanner');
    await scanner.open(link);
    const links = await scanner.page
      .locator('main a')
      .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
    const own = links.filter((href) => href.startsWith(`${stage.site.url}/`));
    expect(own).toContain(`${stage.site.url}/fr/b/${code}/annuler`);
    for (const href of own) await scanner.context.request.get(href);
    await scanner.context.close();
    expect(await facts(code)).toEqual(before);

    const reader = await visit(stage, 'reader');
    await reader.open(link);
    expect(await reader.heading()).toBe(words.fr.held);
    await reader.context.close();
  });
});
