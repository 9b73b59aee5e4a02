import { openStage, PASSWORD, type Stage, tomorrow } from './stage';
import { type Visitor, visit } from './visitor';

let stage: Stage;
let chief: Visitor;

beforeAll(async () => {
  stage = await openStage();
  chief = await visit(stage, 'panel');
  // The panel loads in many pieces, and nothing here is about how fast.
  chief.context.setDefaultTimeout(30_000);
});

afterAll(async () => {
  await chief?.context.close();
  await stage?.close();
});

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

  it('sees what leaves their station, and no other station', async () => {
    const { page } = chief;
    await page.goto(`${stage.apiUrl}/admin/plugins/trips?date=${tomorrow()}`);
    await page.getByRole('heading', { name: 'Départs de Tunis – Moncef Bey' }).waitFor();
    await page.getByRole('cell', { name: 'Sousse' }).first().waitFor();
    await chief.keep('departures');
  });
});
