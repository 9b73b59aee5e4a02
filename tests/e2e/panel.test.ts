import type { Locator } from 'playwright-core';
import { openStage, PASSWORD, type Stage, tomorrow } from './stage';
import { type Visitor, visit } from './visitor';

let stage: Stage;
let chief: Visitor;
const broken: string[] = [];

beforeAll(async () => {
  stage = await openStage();
  chief = await visit(stage, 'panel');
  // The panel loads in many pieces, and nothing here is about how fast.
  chief.context.setDefaultTimeout(15_000);
  chief.page.on('pageerror', (error) => broken.push(error.message));
});

afterAll(async () => {
  await chief?.context.close();
  await stage?.close();
});

/** The line of tomorrow's departure to Sousse at this time. */
const departure = (time: string): Locator =>
  chief.page.getByRole('row').filter({ hasText: time }).filter({ hasText: 'Sousse' });

describe('the chief of Tunis, in the panel', () => {
  it('signs in in French', async () => {
    const { page } = chief;
    await page.goto(`${stage.apiUrl}/admin`);
    await page.locator('input[name="email"]').waitFor();
    await chief.keep('sign-in');
    await page.getByRole('combobox').first().click();
    await page.getByRole('option', { name: 'Français' }).click();
    await page.locator('input[name="email"]').fill('chief.tunis@relais.test');
    await page.locator('input[name="password"]').fill(PASSWORD);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.getByRole('link', { name: 'Aujourd’hui' }).first().waitFor();
    await chief.keep('home');
  });

  it('sees what leaves their own station, with the seats that are taken', async () => {
    const { page } = chief;
    await page.goto(`${stage.apiUrl}/admin/plugins/trips?date=${tomorrow()}`);
    await page.getByRole('heading', { name: 'Départs de Tunis – Moncef Bey' }).waitFor();
    await departure('07:00').getByText('8 / 8').waitFor();
    expect(await departure('07:00').textContent()).toContain('Complet');
    expect(await page.getByLabel('Station').count()).toBe(0);
    await chief.keep('departures');
  });

  it('sees who travels on a departure', async () => {
    const { page } = chief;
    await departure('07:00').getByRole('button').click();
    const passengers = page.getByRole('dialog');
    await passengers.getByRole('cell', { name: 'Salma Jaziri' }).waitFor();
    expect(await passengers.getByRole('cell', { name: 'نور الدين' }).count()).toBe(1);
    await chief.keep('passengers');
    await passengers.getByRole('button', { name: 'Fermer' }).last().click();
  });

  it('takes a booking at the counter, and the site sells two seats less', async () => {
    const { page } = chief;
    const before = await stage.departures();
    await departure('06:15').getByRole('button').click();
    const counter = page.getByRole('form', { name: 'Réservation au guichet' });
    await counter.getByLabel('Nom').fill('Mongi au guichet');
    await counter.getByLabel('Téléphone').fill('98 765 432');
    await counter.getByLabel('Places').fill('2');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('cell', { name: 'Mongi au guichet' }).waitFor();
    await chief.keep('counter-booking');
    expect(await counter.getByLabel('Nom').inputValue()).toBe('');
    expect(await counter.getByLabel('Places').inputValue()).toBe('1');
    const [booking] = await stage.rows(
      'SELECT booking_status, quantity, contact_phone FROM bookings WHERE contact_name = $1',
      ['Mongi au guichet'],
    );
    expect(booking).toEqual({ booking_status: 'confirmed', quantity: 2, contact_phone: '+21698765432' });
    const after = await stage.departures();
    expect(after.map(({ seatsLeft }, nth) => seatsLeft - (before[nth]?.seatsLeft ?? 0))).toEqual(
      before.map((_, nth) => (nth === 1 ? -2 : 0)),
    );
  });

  it('meets no screen that breaks', () => {
    expect(broken).toEqual([]);
  });
});
