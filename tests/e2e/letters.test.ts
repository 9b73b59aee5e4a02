import type { Browser, Frame, Locator } from 'playwright-core';
import { anyFreePort } from '../../src/cli/ports.mts';
import { screenshot, startBrowser } from '../helpers/browser';
import { createDatabase, dropDatabase } from '../helpers/database';
import { type MailCatcher, type ReceivedMail, startMailCatcher } from '../helpers/mail';
import { type ServerProcess, startProcess } from '../helpers/process';
import { DESKTOP } from './visitor';

const PASSWORD = 'Relais-demo-1';
/** The panel loads in many pieces, and nothing here is about how fast. */
const PATIENCE_MS = 30_000;

interface Day {
  date: string;
  state: string;
  services: { times: { time: string; state: string }[] }[];
}

let browser: Browser;
let api: ServerProcess;
let mail: MailCatcher;
let databaseUrl: string;
const broken: string[] = [];

beforeAll(async () => {
  databaseUrl = await createDatabase();
  mail = await startMailCatcher();
  const port = await anyFreePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { DATABASE_URL: databaseUrl, PORT: String(port), PUBLIC_URL: url, SITE_URL: url, SMTP_URL: mail.url };
  api = await startProcess('src/cli/demo/api.mts', url, env);
  browser = await startBrowser();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await api?.stop();
  await mail?.stop();
  await dropDatabase(databaseUrl);
});

async function panelOf(email: string) {
  const context = await browser.newContext({ ...DESKTOP, viewport: { width: 1440, height: 1000 } });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  page.on('pageerror', (error) => broken.push(error.message));
  await page.goto(`${api.url}/admin`);
  await page.locator('input[name="email"]').waitFor();
  await page.getByRole('combobox').first().click();
  await page.getByRole('option', { name: 'Français' }).click();
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(PASSWORD);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page
    .getByRole('link', { name: /Aujourd’hui|Réservations/ })
    .first()
    .waitFor();
  return page;
}

describe('an admin, in the settings of the panel', () => {
  it('words a letter, sees it as it is typed, is shown a mistake in French, and goes back to ours', async () => {
    const page = await panelOf('admin@relais.test');
    await page.goto(`${api.url}/admin/settings/letters?letter=confirmed&audience=customer`);
    const subject = page.getByLabel('Objet');
    await subject.waitFor();
    const preview = page.getByRole('region', { name: 'Aperçu' });
    const sheet = (): Promise<Frame | null> =>
      preview
        .locator('iframe')
        .elementHandle()
        .then((frame) => frame?.contentFrame() ?? null);
    await (await sheet())?.getByText('Votre réservation est confirmée').waitFor();
    await screenshot(page, 'letters-01-ours');

    await subject.fill('Bon voyage {{ nmae }}');
    await page.getByText('Ligne 1, colonne 15 : il n’y a pas de variable « nmae ».').waitFor();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Cette lettre a des erreurs').waitFor();
    await screenshot(page, 'letters-02-mistake');

    await subject.fill('Bon voyage {{ name }}');
    await preview.getByText('Bon voyage Amel Ben Salah', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('La lettre est enregistrée.').waitFor();
    await page.getByRole('button', { name: 'M’envoyer un essai' }).click();
    await mail.waitFor((sent) => sent.subject === '[Test] Bon voyage Amel Ben Salah');

    await choose(preview.getByRole('combobox'), 'Mail sur un ordinateur');
    await screenshot(page, 'letters-03-desk');
    await choose(preview.getByRole('combobox'), 'SMS');
    await preview.getByText('messages pour l’opérateur').waitFor();
    await choose(page.getByRole('combobox', { name: 'Langue' }), 'العربية');
    await (await sheet())?.getByText('تم تأكيد حجزكم').waitFor();
    await screenshot(page, 'letters-04-arabic');

    await choose(page.getByRole('combobox', { name: 'Langue' }), 'Français •');
    await page.getByRole('button', { name: 'Supprimer vos mots' }).click();
    await page.getByText('Nos mots sont de retour.').waitFor();
    expect(await subject.inputValue()).toContain('C’est confirmé');
    await page.context().close();
  });

  async function choose(box: Locator, option: string): Promise<void> {
    await box.click();
    await box.page().getByRole('option', { name: option }).click();
  }
});

describe('the manager of Dar Zitoun, from a mail about a table to decide on', () => {
  it('is led to the booking and asked; the link itself has decided nothing', async () => {
    const date = Temporal.Now.plainDateISO('Africa/Tunis');
    const times = await fetch(
      `${api.url}/api/restaurants/dar-zitoun/availability?from=${date.add({ days: 1 })}&to=${date.add({ days: 14 })}`,
    ).then((answer) => answer.json() as Promise<{ data: Day[] }>);
    const open = times.data.find(({ state }) => state === 'manual') as Day;
    const [first] = open.services.flatMap((service) => service.times).filter(({ state }) => state === 'manual');
    const contact = { name: 'Yasmine Bey', email: 'yasmine@example.org' };
    const data = { date: open.date, time: first?.time, covers: 4, contact, locale: 'fr' };
    const headers = { 'Content-Type': 'application/json' };
    await fetch(`${api.url}/api/restaurants/dar-zitoun/bookings`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ data }),
    });
    const isAboutHer = ({ recipients, text = '' }: ReceivedMail, to: string, says: string): boolean =>
      recipients.includes(to) && text.includes(says);
    const asked = await mail.waitFor((sent) => isAboutHer(sent, 'dar-zitoun@relais.test', 'Yasmine Bey'), PATIENCE_MS);
    const [link = ''] = /http\S+\?ask=accept/.exec(asked.text ?? '') ?? [];

    const page = await panelOf('manager.zitoun@relais.test');
    await page.goto(link);
    const question = page.getByRole('alertdialog');
    await question.getByText('La demande de Yasmine Bey est acceptée').waitFor();
    await screenshot(page, 'letters-05-asked');
    expect(mail.mails.some((sent) => isAboutHer(sent, contact.email, 'a accepté votre demande'))).toBe(false);
    await question.getByRole('button', { name: 'Accepter' }).click();
    await mail.waitFor((sent) => isAboutHer(sent, contact.email, 'a accepté votre demande'), PATIENCE_MS);
    await page.context().close();
  });
});

describe('the chief of Tunis, in the panel', () => {
  it('sets a reminder for their own station, by its name', async () => {
    const page = await panelOf('chief.tunis@relais.test');
    await page.goto(`${api.url}/admin/content-manager/collection-types/plugin::messaging.reminder-rule/create`);
    await page.getByRole('combobox', { name: 'Établissement' }).click();
    expect(await page.getByRole('option').allTextContents()).toEqual(['Tunis – Moncef Bey']);
    await page.getByRole('option', { name: 'Tunis – Moncef Bey' }).click();
    await page.getByLabel('Minutes avant').fill('90');
    await screenshot(page, 'reminders-01-form');
    await page.getByRole('button', { name: /Enregistrer|Save/ }).click();
    await page.goto(`${api.url}/admin/content-manager/collection-types/plugin::messaging.reminder-rule`);
    await page.getByRole('gridcell', { name: '1 h 30 min' }).waitFor();
    await page.getByRole('gridcell', { name: 'Tunis – Moncef Bey' }).waitFor();
    await screenshot(page, 'reminders-02-list');
    expect(await page.getByRole('link', { name: 'Lettres' }).count()).toBe(0);
    await page.context().close();
  });

  it('met no error of ours', () => expect(broken).toEqual([]));
});
