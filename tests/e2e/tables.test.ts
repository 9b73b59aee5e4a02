import { readFile } from 'node:fs/promises';
import type { BrowserContextOptions } from 'playwright-core';
import { PHONE } from '../helpers/browser';
import { codeIn, freeDinner, leftAt, type Sitting, tablePath, tableWords } from './dining';
import { expectAccessible, statusOf } from './paying';
import { openStage, type Stage } from './stage';
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
  /** Each walk has an evening of its own. */
  evening: number;
}

describe.each<[string, Walk]>([
  ['in French, at a desk', { locale: 'fr', name: 'tables-fr', options: DESKTOP, evening: 0 }],
  [
    'in Arabic, on a phone without JavaScript',
    { locale: 'ar', name: 'tables-ar-no-script', options: { ...PHONE, javaScriptEnabled: false }, evening: 1 },
  ],
])('a guest %s', (_, { locale, name, options, evening }) => {
  const say = tableWords[locale];
  const slug = 'la-medina';
  /** The tool that looks for barriers is a script itself. */
  const hasScript = options.javaScriptEnabled !== false;
  let sitting: Sitting;
  let visitor: Visitor;
  let code: string;

  beforeAll(async () => {
    sitting = await freeDinner(stage, slug, 'open', evening);
    visitor = await visit(stage, name, options);
  });

  afterAll(async () => {
    await visitor?.context.close();
  });

  it('finds the restaurant from the home page, and sees what each day has before choosing one', async () => {
    const { page } = visitor;
    await visitor.open(`/${locale}`);
    await page.getByRole('navigation').getByRole('link', { name: say.restaurants }).first().click();
    await visitor.keep('list');
    await page.getByRole('link', { name: say.medina }).click();
    await page.getByRole('link', { name: say.people(4), exact: true }).click();
    await page.locator('[aria-current="true"]').getByText('4', { exact: true }).waitFor();
    expect(await page.locator('#book').getByRole('link', { name: say.day }).count()).toBeGreaterThan(0);
    await visitor.keep('restaurant');
    if (!(await page.locator(`[data-date="${sitting.date}"]`).count())) {
      await page.getByRole('link', { name: say.nextMonth }).click();
    }
    await page.locator(`[data-date="${sitting.date}"]`).click();
    await visitor.keep('times');
    await page
      .getByRole('main')
      .getByRole('link', { name: sitting.time.split(' ')[1] })
      .click();
  });

  it('is told what is missing where it is missing, and finds again what was typed', async () => {
    const { page } = visitor;
    await page.getByLabel(say.name).fill('Amel Ben Salah');
    await page.getByLabel(say.notes).fill('Une chaise haute\nMerci');
    await page.getByRole('button', { name: say.book }).click();
    expect(await page.getByRole('alert').textContent()).toContain(words[locale].problem);
    expect(await page.locator('#phone-error').textContent()).toBe(say.contactMissing);
    expect(await page.getByLabel(say.name).inputValue()).toBe('Amel Ben Salah');
    expect(await page.getByLabel(say.notes).inputValue()).toBe('Une chaise haute\nMerci');
    await visitor.keep('field-error');
    if (hasScript) await expectAccessible(visitor);
  });

  it('has a table at once, and the page of a table says nothing of tickets or money', async () => {
    const { page } = visitor;
    await page.getByLabel(say.email).fill('amel@example.org');
    await page.getByRole('button', { name: say.book }).click();
    expect(await visitor.heading()).toBe(say.confirmed);
    code = codeIn(page.url());
    expect(await statusOf(stage, code)).toBe('confirmed');
    expect(await leftAt(stage, slug, sitting)).toBe(26);
    expect(await page.getByText(words[locale].ticket).count()).toBe(0);
    expect(await page.getByText(words[locale].settle).count()).toBe(0);
    await visitor.keep('confirmed');
    if (hasScript) await expectAccessible(visitor);
  });

  it('takes it into their calendar', async () => {
    const coming = visitor.page.waitForEvent('download');
    await visitor.page.getByRole('link', { name: say.calendar }).click();
    const calendar = await readFile(await (await coming).path(), 'utf8');
    expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(calendar).toContain(code);
  });

  it('comes with one more, half an hour later, with another word', async () => {
    const { page } = visitor;
    await page.getByRole('link', { name: say.move }).click();
    await page.getByRole('link', { name: say.people(5), exact: true }).click();
    await visitor.keep('move-day');
    await page.getByRole('link', { name: say.keepHour }).click();
    await page.getByRole('link', { name: say.changeHour }).click();
    await page.getByRole('main').getByRole('link', { name: '21:00' }).click();
    await page.getByLabel(say.notes).fill('Deux chaises hautes');
    await visitor.keep('move-confirm');
    await page.getByRole('button', { name: say.change }).click();
    expect(await page.getByRole('status').textContent()).toContain(say.moved);
    expect(await page.locator('article').textContent()).toMatch(/21:00[\s\S]*Deux chaises hautes/);
    expect(await leftAt(stage, slug, sitting)).toBe(25);
    await visitor.keep('moved');
  });

  it('cancels, and the covers are free again at once', async () => {
    const { page } = visitor;
    await page.getByRole('link', { name: say.cancel }).click();
    await visitor.keep('cancel');
    await page.getByRole('button', { name: say.cancelConfirm }).click();
    expect(await visitor.heading()).toBe(say.cancelled);
    expect(await leftAt(stage, slug, sitting)).toBe(30);
    await visitor.keep('cancelled');
  });

  it('has seen no page that the browser complained about', () => {
    expect(visitor.complaints).toEqual([]);
  });
});

describe('the form of a table', () => {
  it('sent twice asks for one table', async () => {
    const visitor = await visit(stage, 'tables-twice');
    const sitting = await freeDinner(stage, 'la-medina', 'open', 2);
    const query = new URLSearchParams({ covers: '3', ...sitting });
    await visitor.open(`${tablePath.fr('la-medina')}?${query}`);
    const hidden = await visitor.page
      .locator('main form input[type="hidden"]')
      .evaluateAll((inputs) => inputs.map((input) => [input.getAttribute('name'), input.getAttribute('value')]));
    const form: Record<string, string> = Object.fromEntries(hidden);
    const sent = { ...form, name: 'Amel', phone: '+216 98 123 456' };
    const post = () =>
      visitor.context.request.post(tablePath.fr('la-medina'), {
        form: sent,
        headers: { Origin: stage.site.url },
        maxRedirects: 0,
      });
    const [first, second] = await Promise.all([post(), post()]);
    expect(first.status()).toBe(303);
    expect(first.headers().location).toMatch(/^\/fr\/b\//);
    expect(second.headers().location).toBe(first.headers().location);
    expect(await leftAt(stage, 'la-medina', sitting)).toBe(27);
    await visitor.context.close();
  });

  it('lets one choose again, with all that was typed, when the restaurant has closed meanwhile', async () => {
    const visitor = await visit(stage, 'tables-gone', PHONE);
    const { page } = visitor;
    const sitting = await freeDinner(stage, 'la-medina', 'open', 3);
    await visitor.open(`${tablePath.fr('la-medina')}?${new URLSearchParams({ covers: '3', ...sitting })}`);
    await page.getByLabel(tableWords.fr.name).fill('Amel Ben Salah');
    await page.getByLabel(tableWords.fr.email).fill('amel@example.org');
    await page.locator('input[name="time"]').evaluate((input) => {
      (input as HTMLInputElement).value = 'diner 20:10';
    });
    await page.getByRole('button', { name: tableWords.fr.book }).click();
    expect(await page.locator('#time-error').textContent()).toBe('Choisissez une des heures proposées.');
    expect(await page.getByLabel(tableWords.fr.name).inputValue()).toBe('Amel Ben Salah');
    await visitor.keep('choose-again');
    await expectAccessible(visitor);
    await page.locator('#time').selectOption('diner 20:30');
    await page.getByRole('button', { name: tableWords.fr.book }).click();
    expect(await visitor.heading()).toBe(tableWords.fr.confirmed);
    await visitor.context.close();
  });
});
