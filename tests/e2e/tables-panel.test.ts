import type { Locator } from 'playwright-core';
import { eventually, openStage, PASSWORD, type Stage } from './stage';
import { type Visitor, visit } from './visitor';

const ZONE = 'Africa/Tunis';

let stage: Stage;
let manager: Visitor;
let admin: Visitor;
/** Of the demo's next evening at La Médina. */
let evening: { service: string; date: string };
const broken: string[] = [];

const dateIn = (days: number): string => Temporal.Now.plainDateISO(ZONE).add({ days }).toString();

async function signIn(visitor: Visitor, email: string, language?: string): Promise<void> {
  const { page } = visitor;
  // The panel loads in many pieces, and nothing here is about how fast.
  visitor.context.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => broken.push(error.message));
  await page.goto(`${stage.apiUrl}/admin`);
  await page.locator('input[name="email"]').waitFor();
  if (language) {
    await page.getByRole('combobox').first().click();
    await page.getByRole('option', { name: language }).click();
  }
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(PASSWORD);
  await page.locator('button[type="submit"]').click();
  await page.locator('a[href$="/plugins/tables"]').first().waitFor();
}

beforeAll(async () => {
  stage = await openStage();
  const [dinner] = await stage.rows<{ service: string; date: string }>(
    `SELECT s.document_id AS service, to_char(min(b.starts_at) AT TIME ZONE 'UTC' AT TIME ZONE $1, 'YYYY-MM-DD') AS date
     FROM restaurant_services s JOIN restaurants r ON r.id = s.restaurant_id
     JOIN bookings b ON b.venue = r.document_id
     WHERE r.slug = 'la-medina' AND s.key = 'diner' GROUP BY 1`,
    [ZONE],
  );
  evening = dinner as typeof evening;
  manager = await visit(stage, 'tables-panel');
  admin = await visit(stage, 'tables-panel-en');
});

afterAll(async () => {
  await manager?.context.close();
  await admin?.context.close();
  await stage?.close();
});

/** The line of this person in the list. */
const line = (name: string): Locator => manager.page.getByRole('row').filter({ hasText: name });

const toast = (text: string): Promise<void> => manager.page.getByText(text).first().waitFor();

const figure = async (word: string): Promise<string> =>
  (await manager.page.locator('dl > div').filter({ hasText: word }).first().textContent())?.replace(word, '') ?? '';

/** Someone asks for a table on the site, past this browser. */
async function askOnSite(name: string, covers: number): Promise<string> {
  const contact = { name, email: `${name.toLowerCase()}@example.org` };
  const answer = await fetch(`${stage.apiUrl}/api/restaurants/la-medina/bookings`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ data: { date: evening.date, time: '20:30', covers, contact, locale: 'fr' } }),
  });
  return ((await answer.json()) as { data: { status: string } }).data.status;
}

const statusOf = async (name: string): Promise<string | undefined> => {
  const rows = await stage.rows<{ status: string }>(
    'SELECT booking_status AS status FROM bookings WHERE contact_name = $1 ORDER BY id DESC',
    [name],
  );
  return rows[0]?.status;
};

async function setCovers(typed: string): Promise<void> {
  const field = manager.page.getByLabel('Couverts de ce jour');
  await field.fill(typed);
  await field.press('Enter');
  await eventually(
    () =>
      field.evaluate(
        (input: HTMLInputElement) => input.closest('form')?.querySelectorAll('button[type="submit"]').length,
      ),
    (buttons) => buttons === 0,
  );
}

describe('a manager’s evening, in French', () => {
  it('begins with the days to come, of their own restaurant', async () => {
    await signIn(manager, 'manager.medina@relais.test', 'Français');
    const { page } = manager;
    await page.locator('a[href$="/plugins/tables"]').first().click();
    await page.getByRole('heading', { name: 'Cahier de La Médina' }).waitFor();
    const dinner = page.getByRole('row').filter({ hasText: 'Dîner' }).filter({ hasText: '1 table, 8 couv.' });
    await dinner.waitFor();
    expect(await dinner.textContent()).toContain('30');
    expect(await page.getByLabel('Restaurant').count()).toBe(0);
    await manager.keep('to-come');
    await dinner.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await line('Famille Chebbi').waitFor();
    expect(await figure('Restants')).toBe('2');
    await manager.keep('evening');
  });

  it('takes a booking by phone with the keyboard, within ten seconds', async () => {
    const { page } = manager;
    const begun = Date.now();
    await page.locator('h1').click();
    await page.keyboard.press('n');
    await page.keyboard.type('20h');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Mongi au téléphone');
    await page.keyboard.press('Tab');
    await page.keyboard.type('98 765 432');
    await page.keyboard.press('Enter');
    await line('Mongi au téléphone').waitFor();
    expect(Date.now() - begun).toBeLessThan(10_000);
    expect(await line('Mongi au téléphone').textContent()).toContain('20:00');
    expect(await figure('Restants')).toBe('0');
    const focused = await page.evaluate(() => (document.activeElement as HTMLInputElement).name);
    expect(focused).toBe('time');
  });

  it('says that it is full, and books above the covers only when that is chosen', async () => {
    const { page } = manager;
    const form = page.getByRole('form', { name: 'Réservation par téléphone' });
    await form.getByLabel('Heure').fill('21:00');
    await form.getByLabel('Nom').fill('Cousins du patron');
    await page.keyboard.press('Enter');
    await form.getByRole('alert').waitFor();
    expect(await statusOf('Cousins du patron')).toBeUndefined();
    await manager.keep('full');
    await form.getByRole('button', { name: 'Réserver au-delà des couverts' }).click();
    await line('Cousins du patron').waitFor();
    await eventually(
      () => figure('Restants'),
      (left) => left === '0',
    );
    await page.getByText('2 de trop').waitFor();
  });

  it('accepts above the covers as an act of its own, which asks', async () => {
    const { page } = manager;
    await line('Rim Mansour').getByRole('button', { name: 'Accepter au-delà' }).click();
    await manager.keep('above');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Retour' }).click();
    expect(await statusOf('Rim Mansour')).toBe('waiting');
    await line('Rim Mansour').getByRole('button', { name: 'Accepter au-delà' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Accepter au-delà' }).click();
    await line('Rim Mansour').getByText('Confirmée').waitFor();
    await page.getByText('10 de trop').waitFor();
  });

  it('sees who asks on the site by itself, and keeps what is being typed', async () => {
    const { page } = manager;
    const name = page.getByRole('form', { name: 'Réservation par téléphone' }).getByLabel('Nom');
    await name.fill('Madame Ben');
    expect(await askOnSite('Nejla', 3)).toBe('waiting');
    await line('Nejla').waitFor();
    expect(await name.inputValue()).toBe('Madame Ben');
    expect(await name.evaluate((input) => input === document.activeElement)).toBe(true);
    await name.fill('');
  });

  it('refuses with a reason', async () => {
    const { page } = manager;
    await line('Nejla').getByRole('button', { name: 'Refuser' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByLabel('Motif').fill('Soirée privée');
    await manager.keep('refuse');
    await dialog.getByRole('button', { name: 'Refuser' }).click();
    await line('Nejla').getByText('Refusée').waitFor();
  });

  it('raises the covers where they stand, and accepts again who was refused', async () => {
    await setCovers('45');
    await eventually(
      () => figure('Restants'),
      (left) => left === '5',
    );
    await line('Nejla').getByRole('button', { name: 'Accepter' }).click();
    await line('Nejla').getByText('Confirmée').waitFor();
    await eventually(
      () => figure('Restants'),
      (left) => left === '2',
    );
  });

  it('accepts by hand where no covers are set', async () => {
    await setCovers('');
    expect(await askOnSite('Tarek', 4)).toBe('waiting');
    await line('Tarek').getByRole('button', { name: 'Accepter' }).click();
    await line('Tarek').getByText('Confirmée').waitFor();
    await setCovers('50');
    await eventually(
      () => figure('Restants'),
      (left) => left === '3',
    );
  });

  it('notes who has come, and when', async () => {
    const { page } = manager;
    await line('Famille Chebbi').getByRole('button', { name: 'Présent' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').waitFor();
    await manager.keep('arrived-sure');
    await page.keyboard.press('Enter');
    await line('Famille Chebbi')
      .getByText(/^\d{2}:\d{2}$/)
      .nth(1)
      .waitFor();
    expect(await statusOf('Famille Chebbi')).toBe('attended');
  });

  it('notes who has not, and shows it when the same person calls again', async () => {
    const { page } = manager;
    await line('Yasmine Dridi').getByRole('button', { name: 'Plus pour Yasmine Dridi' }).click();
    await page.getByRole('menuitem', { name: 'Absent' }).waitFor();
    await manager.keep('menu');
    await page.getByRole('menuitem', { name: 'Absent' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Absent' }).click();
    await line('Yasmine Dridi').getByText('Absent').waitFor();
    const form = page.getByRole('form', { name: 'Réservation par téléphone' });
    await form.getByLabel('Heure').fill('2130');
    await form.getByLabel('Nom').fill('Yas. Dridi');
    await form.getByLabel('Téléphone').fill('20 000 403');
    await page.keyboard.press('Enter');
    await line('Yas. Dridi').getByText('1 absence').waitFor();
  });

  it('changes a booking', async () => {
    const { page } = manager;
    await line('Oussama Karoui').getByRole('button', { name: 'Plus pour' }).click();
    await page.getByRole('menuitem', { name: 'Changer' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Heure').fill('20:10');
    await dialog.getByLabel('Couverts').fill('5');
    await dialog.getByLabel('Notes').fill('Arrive avec une poussette');
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    await dialog.getByText('Entre deux créneaux').waitFor();
    await manager.keep('change');
    await dialog.getByLabel('Heure').fill('21h');
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    await line('Oussama Karoui').getByText('Arrive avec une poussette').waitFor();
    expect(await line('Oussama Karoui').textContent()).toContain('21:00');
  });

  it('finds somebody in the list', async () => {
    const { page } = manager;
    await page.locator('h1').click();
    await page.keyboard.press('/');
    await page.keyboard.type('98 765');
    await eventually(
      () => page.locator('tbody tr').count(),
      (count) => count === 1,
    );
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await manager.keep('late');
  });

  it('prints the sheet of the evening', async () => {
    const { page } = manager;
    await page.evaluate(() => {
      window.print = () => undefined;
    });
    await page.getByRole('button', { name: 'Imprimer la feuille' }).click();
    await page.emulateMedia({ media: 'print' });
    const sheet = page.locator('.relais-sheet');
    expect(await sheet.getByRole('row').filter({ hasText: 'Famille Chebbi' }).textContent()).toContain('19:30');
    expect(await sheet.getByText('Skander Louati').count()).toBe(0);
    await manager.keep('sheet');
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.emulateMedia({ media: 'screen' });
  });

  it('changes several days at once in the calendar', async () => {
    const { page } = manager;
    await page.goto(`${stage.apiUrl}/admin/plugins/tables?view=covers`);
    await page.getByRole('button', { name: 'Dîner' }).click();
    const days = [8, 9].map(dateIn);
    for (const date of days) await page.locator(`[data-date="${date}"]`).click();
    await page.keyboard.type('24');
    await page.getByText('2 jours choisis').waitFor();
    await manager.keep('calendar');
    await page.keyboard.press('Enter');
    await toast('2 jours changés');
    const kept = await stage.rows<{ covers: number }>(
      `SELECT d.covers FROM restaurant_days d JOIN restaurant_services s ON s.id = d.service_id
       WHERE s.document_id = $1 AND d.date = ANY($2::date[])`,
      [evening.service, days],
    );
    expect(kept).toEqual([{ covers: 24 }, { covers: 24 }]);
  });

  it('shows nobody else’s book', async () => {
    const { page } = manager;
    const [port] = await stage.rows<{ service: string }>(
      `SELECT s.document_id AS service FROM restaurant_services s JOIN restaurants r ON r.id = s.restaurant_id
       WHERE r.slug = 'le-port' LIMIT 1`,
    );
    await page.goto(`${stage.apiUrl}/admin/plugins/tables?service=${port?.service}&date=${evening.date}`);
    await page.getByRole('heading', { name: 'Cahier de La Médina' }).waitFor();
    expect(await page.getByText('Aziz Bouzid').count()).toBe(0);
  });
});

describe('an administrator, in English', () => {
  it('chooses among all restaurants', async () => {
    await signIn(admin, 'admin@relais.test');
    const { page } = admin;
    await page.goto(`${stage.apiUrl}/admin/plugins/tables`);
    await page.getByRole('combobox', { name: 'Restaurant' }).click();
    await page.getByRole('option', { name: 'Le Port' }).click();
    await page.getByRole('heading', { name: 'Book of Le Port' }).waitFor();
    await page.getByRole('row').filter({ hasText: 'Dinner' }).nth(1).waitFor();
    await admin.keep('to-come');
  });

  it('sees what each slot has left', async () => {
    const { page } = admin;
    await page.getByRole('row').filter({ hasText: 'Dinner' }).nth(1).click();
    await page.getByRole('row').filter({ hasText: 'James Miller' }).waitFor();
    await page.getByRole('list', { name: 'Slots' }).getByText('full').first().waitFor();
    await admin.keep('slots');
  });

  it('looks at the past and at the calendar', async () => {
    const { page } = admin;
    await page.goto(`${stage.apiUrl}/admin/plugins/tables?view=past`);
    await page.getByRole('row').filter({ hasText: 'Dinner' }).first().waitFor();
    await admin.keep('past');
    await page.getByRole('tab', { name: 'Covers and closings' }).click();
    await page.locator(`[data-date="${dateIn(3)}"]`).waitFor();
    await admin.keep('calendar');
  });

  it('reads a booking of a table in covers', async () => {
    const { page } = admin;
    const [booking] = await stage.rows<{ id: string }>(
      `SELECT document_id AS id FROM bookings WHERE contact_name = 'Oussama Karoui' AND trade = 'tables'`,
    );
    await page.goto(`${stage.apiUrl}/admin/content-manager/collection-types/plugin::booking.booking/${booking?.id}`);
    await page.getByText('5 covers').first().waitFor();
    await page.getByRole('link', { name: 'Open in the book' }).waitFor();
    await admin.keep('booking');
    await page.getByRole('link', { name: 'Open in the book' }).click();
    await page.getByRole('row').filter({ hasText: 'Oussama Karoui' }).waitFor();
  });

  it('meets no screen that breaks', () => {
    expect(broken).toEqual([]);
  });
});
