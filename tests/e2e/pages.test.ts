import AxeBuilder from '@axe-core/playwright';
import type { BrowserContextOptions, Page, Response } from 'playwright-core';
import { bank, goToBank } from './paying';
import { openStage, PASSWORD, type Stage, tomorrow } from './stage';
import { type Visitor, visit } from './visitor';
import { words } from './words';

let stage: Stage;
let open: string;
let full: string;

beforeAll(async () => {
  stage = await openStage();
  open = (await stage.departureWith(8)).documentId;
  full = (await stage.departureWith(0)).documentId;
});

afterAll(async () => {
  await stage?.close();
});

/** The narrowest screen in use. */
const NARROW: BrowserContextOptions = { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true };

const addresses = {
  fr: {
    trips: '/fr/trajets',
    book: 'reserver',
    stations: '/fr/stations',
    cancel: 'annuler',
    move: 'modifier',
    register: '/fr/inscription',
    signIn: '/fr/connexion',
  },
  ar: {
    trips: '/ar/rihlat',
    book: 'hajz',
    stations: '/ar/mahattat',
    cancel: 'ilgha',
    move: 'taghyir',
    register: '/ar/tasjil',
    signIn: '/ar/dukhul',
  },
};

type Locale = keyof typeof addresses;
type Address = (typeof addresses)[Locale];
type Reach = (visitor: Visitor, locale: Locale, address: Address) => Promise<unknown>;

async function press(page: Page): Promise<void> {
  await page.locator('main form button').first().click();
  await page.waitForLoadState();
}

/** A booking of one seat, opened by its private link. */
async function openBooking({ open: go }: Visitor, locale: Locale): Promise<string> {
  const car = await stage.departureWith(8);
  const { code, token } = await stage.book(car, 1, 'reader@example.org');
  await go(`/${locale}/b/${code}/${token}`);
  return code;
}

async function signIn({ open: go, page }: Visitor, address: Address): Promise<void> {
  await go(address.signIn);
  await page.locator('#email').fill('client@relais.test');
  await page.locator('#password').fill(PASSWORD);
  await press(page);
}

const from = (more: string) => `?from=tunis-moncef-bey&to=sousse${more}`;

const kinds: [string, Reach][] = [
  ['home', (visitor, locale) => visitor.open(`/${locale}`)],
  ['the results of a search', (visitor, _, { trips }) => visitor.open(`${trips}${from(`&date=${tomorrow()}`)}`)],
  ['a day without departures', (visitor, _, { trips }) => visitor.open(`${trips}${from('&date=2050-01-01')}`)],
  ['a search with errors', (visitor, _, { trips }) => visitor.open(`${trips}?from=&to=&when=other&date=x`)],
  ['a departure', (visitor, _, { trips }) => visitor.open(`${trips}/${open}`)],
  ['a full departure', (visitor, _, { trips }) => visitor.open(`${trips}/${full}`)],
  ['the form for seats', (visitor, _, { trips, book }) => visitor.open(`${trips}/${open}/${book}`)],
  [
    'the form for seats with errors',
    async (visitor, _, { trips, book }) => {
      await visitor.open(`${trips}/${open}/${book}`);
      await press(visitor.page);
    },
  ],
  ['the stations', (visitor, _, { stations }) => visitor.open(stations)],
  ['a station', (visitor, _, { stations }) => visitor.open(`${stations}/sousse`)],
  ['a hold', openBooking],
  [
    'a confirmed booking',
    async (visitor, locale) => {
      await openBooking(visitor, locale);
      await visitor.page.getByRole('button', { name: words[locale].settle }).click();
      await visitor.page.waitForLoadState();
    },
  ],
  [
    'the wait for a bank',
    async (visitor, locale) => {
      const code = await openBooking(visitor, locale);
      await goToBank(visitor, locale);
      await bank.acceptLate(visitor.page);
      await visitor.open(`/${locale}/b/${code}?from=payment`);
      expect(await visitor.heading()).toBe(words[locale].waiting);
    },
  ],
  [
    'the way back to a browser that does not know the booking',
    (visitor, locale) => visitor.open(`/${locale}/p/AAAA-BBBB`),
  ],
  [
    'the question before cancelling, and a cancelled booking',
    async (visitor, locale, { cancel }) => {
      const code = await openBooking(visitor, locale);
      await visitor.open(`/${locale}/b/${code}/${cancel}`);
      await expectSound(visitor);
      await press(visitor.page);
    },
  ],
  [
    'the change of a booking',
    async (visitor, locale, { move }) => visitor.open(`/${locale}/b/${await openBooking(visitor, locale)}/${move}`),
  ],
  ['a booking that is not theirs', (visitor, locale) => visitor.open(`/${locale}/b/AAAA-BBBB`)],
  ['signing in', (visitor, _, address) => visitor.open(address.signIn)],
  ['registering', (visitor, _, address) => visitor.open(address.register)],
  [
    'registering with errors',
    async (visitor, _, address) => {
      await visitor.open(address.register);
      await press(visitor.page);
    },
  ],
  ["the client's bookings", (visitor, _, address) => signIn(visitor, address)],
  ['an address that leads nowhere', (visitor, locale) => visitor.open(`/${locale}/nowhere`)],
];

/** Nothing for axe to say, nothing to scroll sideways for, nothing the browser complains about. */
async function expectSound({ page, complaints }: Visitor): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  expect(found).toEqual([]);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(320);
  expect(complaints).toEqual([]);
}

describe.each<[string, Locale, 'light' | 'dark']>([
  ['in French, on paper', 'fr', 'light'],
  ['in Arabic, at night', 'ar', 'dark'],
])('%s, on the narrowest phone', (_, locale, colorScheme) => {
  it.each(kinds)('%s can be read and used by everybody', async (kind, reach) => {
    const visitor = await visit(stage, `narrow-${locale}`, { ...NARROW, colorScheme });
    await reach(visitor, locale, addresses[locale]);
    await expectSound(visitor);
    await visitor.keep(kind.replaceAll(/\W+/g, '-'));
    await visitor.context.close();
  });
});

describe('the files of the site', () => {
  it('come compressed and are kept for good, and only the page of a hold has scripts: under 60 kB of them', async () => {
    const visitor = await visit(stage, 'files');
    const scripts: Response[] = [];
    visitor.page.on('response', (response) => {
      if (new URL(response.url()).pathname.endsWith('.js')) scripts.push(response);
    });
    const home = await visitor.page.goto('/fr', { waitUntil: 'networkidle' });
    expect(home?.headers()['content-encoding']).toMatch(/^(br|gzip)$/);
    expect(scripts).toHaveLength(0);
    await openBooking(visitor, 'fr');
    await visitor.page.waitForLoadState('networkidle');
    for (const script of scripts) {
      const headers = script.headers();
      // Below a kilobyte nothing is won by it.
      const isTiny = Number(headers['content-length']) < 1024;
      expect(isTiny ? 'gzip' : headers['content-encoding']).toMatch(/^(br|gzip)$/);
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    }
    const sizes = await Promise.all(scripts.map(async (script) => (await script.request().sizes()).responseBodySize));
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(60_000);
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });
});
