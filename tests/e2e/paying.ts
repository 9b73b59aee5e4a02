import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { Stage } from './stage';
import type { Visitor } from './visitor';
import { type Locale, words } from './words';

const act =
  (value: string) =>
  (page: Page): Promise<void> =>
    page.locator(`button[value="${value}"]`).click();

/** The sandbox's page of payment, at the API's address: another site than ours, to a browser. */
export const bank = {
  arrive: (page: Page): Promise<void> => page.waitForURL(/\/api\/payments\/sandbox\//),
  accept: act('paid'),
  refuse: act('failed'),
  /** Sends the customer back at once, and the money when the places are no longer held. */
  acceptLate: act('late'),
  leave: (page: Page): Promise<void> => page.locator('main a').last().click(),
};

const seatsPath: Record<Locale, (trip: string) => string> = {
  fr: (trip) => `/fr/trajets/${trip}/reserver`,
  en: (trip) => `/en/trips/${trip}/book`,
  ar: (trip) => `/ar/rihlat/${trip}/hajz`,
};

interface Held {
  code: string;
  /** The departure's documentId. */
  trip: string;
}

/** Hours before the departure: all of the money comes back until a day before, half of it afterwards. */
export const EARLY = { from: 30, to: 90 };
export const LATE = { from: 3, to: 23 };

async function emptyCar(stage: Stage, hours: typeof EARLY): Promise<string> {
  const days = await Promise.all([0, 1, 2, 3].map((ahead) => stage.departures(ahead)));
  const found = days.flat().find(({ departure, seatsLeft }) => {
    const left = (Date.parse(departure) - Date.now()) / 3_600_000;
    return seatsLeft === 8 && left > hours.from && left < hours.to;
  });
  if (!found) throw new Error(`No empty car leaves in ${hours.from} to ${hours.to} hours`);
  return found.documentId;
}

/** Two seats of an empty car, kept: the visitor is on the page where one chooses how to pay. */
export async function hold(
  stage: Stage,
  visitor: Visitor,
  locale: Locale,
  email: string,
  hours = EARLY,
): Promise<Held> {
  const say = words[locale];
  const { page } = visitor;
  const trip = await emptyCar(stage, hours);
  await visitor.open(seatsPath[locale](trip));
  await page.getByLabel(say.seats).selectOption('2');
  await page.getByLabel(say.name).fill('Amel Ben Salah');
  await page.getByLabel(say.email).fill(email);
  await page.getByRole('button', { name: say.keep }).click();
  expect(await visitor.heading()).toBe(say.held);
  return { code: new URL(page.url()).pathname.split('/')[3] ?? '', trip };
}

/** From the choice to the bank's page. */
export async function goToBank({ page }: Visitor, locale: Locale): Promise<void> {
  await page.getByRole('button', { name: words[locale].payTrial }).click();
  await bank.arrive(page);
}

/** The page may have to wait for the bank first, which is asked within half a minute; it shows the answer by itself. */
export async function shows({ page }: Visitor, heading: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor({ timeout: 40_000 });
}

export const paymentsOf = (stage: Stage, code: string) =>
  stage.rows<{ provider: string; status: string; received: number; refunded: number }>(
    `SELECT provider, payment_status AS status, received, refunded FROM payments WHERE booking_code = $1 ORDER BY id`,
    [code],
  );

export async function statusOf(stage: Stage, code: string): Promise<string | undefined> {
  const rows = await stage.rows<{ status: string }>('SELECT booking_status AS status FROM bookings WHERE code = $1', [
    code,
  ]);
  return rows[0]?.status;
}

export async function expectAccessible({ page }: Visitor): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  expect(found).toEqual([]);
}
