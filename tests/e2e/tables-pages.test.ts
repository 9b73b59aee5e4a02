import type { BrowserContextOptions } from 'playwright-core';
import { bookFor, freeDinner, type Sitting, tablePath } from './dining';
import { expectAccessible } from './paying';
import { openStage, type Stage } from './stage';
import { type Visitor, visit } from './visitor';

let stage: Stage;
let sitting: Sitting;

beforeAll(async () => {
  stage = await openStage();
  sitting = await freeDinner(stage, 'la-medina');
});

afterAll(async () => {
  await stage?.close();
});

/** The narrowest screen in use. */
const NARROW: BrowserContextOptions = { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true };

const addresses = {
  fr: { list: '/fr/restaurants', move: 'modifier', cancel: 'annuler' },
  ar: { list: '/ar/mataim', move: 'taghyir', cancel: 'ilgha' },
};

type Locale = keyof typeof addresses;
type Reach = (visitor: Visitor, locale: Locale) => Promise<unknown>;

const table = (locale: Locale, slug: string, more: Record<string, string>) =>
  `${tablePath[locale](slug)}?${new URLSearchParams({ covers: '4', ...more })}`;

/** A booked table, and one of its pages. */
async function openBooked({ open }: Visitor, locale: Locale, more: string): Promise<void> {
  const { code, token } = await bookFor(stage, 'la-medina', sitting, 1);
  await open(`/${locale}/b/${code}/${token}`);
  await open(`/${locale}/b/${code}${more}`);
}

const kinds: [string, Reach][] = [
  ['the restaurants', (visitor, locale) => visitor.open(addresses[locale].list)],
  ['a restaurant', (visitor, locale) => visitor.open(`${addresses[locale].list}/le-port`)],
  ['a restaurant by hand', (visitor, locale) => visitor.open(`${addresses[locale].list}/dar-zitoun`)],
  ['the times of a day', (visitor, locale) => visitor.open(table(locale, 'la-medina', { date: sitting.date }))],
  ['a day without times', (visitor, locale) => visitor.open(table(locale, 'la-medina', { date: '2020-01-01' }))],
  ['the form for a table', (visitor, locale) => visitor.open(table(locale, 'la-medina', { ...sitting }))],
  ['a booked table', (visitor, locale) => openBooked(visitor, locale, '')],
  [
    'the question before cancelling a table',
    (visitor, locale) => openBooked(visitor, locale, `/${addresses[locale].cancel}`),
  ],
  ['the change of a table', (visitor, locale) => openBooked(visitor, locale, `/${addresses[locale].move}`)],
  ['the page in the frame', (visitor, locale) => visitor.open(`/${locale}/widget/la-medina`)],
  ['a restaurant that is not there', (visitor, locale) => visitor.open(`${addresses[locale].list}/nowhere`)],
];

describe.each<[string, Locale, 'light' | 'dark']>([
  ['in French, on paper', 'fr', 'light'],
  ['in Arabic, at night', 'ar', 'dark'],
])('%s, on the narrowest phone', (_, locale, colorScheme) => {
  it.each(kinds)('%s can be read and used by everybody', async (kind, reach) => {
    const visitor = await visit(stage, `tables-narrow-${locale}`, { ...NARROW, colorScheme });
    await reach(visitor, locale);
    await visitor.keep(kind.replaceAll(/\W+/g, '-'));
    await expectAccessible(visitor);
    expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });
});

describe('the calendar', () => {
  it('is walked with the arrow keys, from right to left in Arabic', async () => {
    for (const [locale, forward] of [
      ['fr', 'ArrowRight'],
      ['ar', 'ArrowLeft'],
    ] as const) {
      const visitor = await visit(stage, `tables-keys-${locale}`);
      await visitor.open(`${addresses[locale].list}/le-port?month=${sitting.date.slice(0, 7)}`);
      const days = visitor.page.locator('[data-date]');
      const focused = () => visitor.page.evaluate(() => (document.activeElement as HTMLElement).dataset.date);
      await days.first().focus();
      const first = await focused();
      await visitor.page.keyboard.press(forward);
      const second = await focused();
      expect(second).toBe(await days.nth(1).getAttribute('data-date'));
      expect(second).not.toBe(first);
      await visitor.context.close();
    }
  });
});

describe('a restaurant, to a program that reads it', () => {
  it('is a Restaurant of schema.org that takes reservations, with a picture to share', async () => {
    const html = await (await fetch(`${stage.site.url}/en/restaurants/le-port`)).text();
    const data = JSON.parse(/<script type="application\/ld\+json">(.+?)<\/script>/.exec(html)?.[1] ?? '{}');
    expect(data).toMatchObject({ '@type': 'Restaurant', acceptsReservations: true, name: 'Le Port' });
    expect(data.potentialAction).toMatchObject({
      '@type': 'ReserveAction',
      target: { urlTemplate: `${stage.site.url}/en/restaurants/le-port/book` },
    });
    const picture = /<meta property="og:image" content="([^"]+)"/.exec(html)?.[1] ?? '';
    const answer = await fetch(picture);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toMatch(/^image\//);
  });
});
