import type { Locator, Page } from 'playwright-core';
import { openStage, PASSWORD, type Stage } from './stage';
import { type Visitor, visit } from './visitor';
import { words } from './words';

const say = words.en;

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(async () => {
  await stage?.close();
});

const button = ({ page }: Visitor, name: string) => page.getByRole('button', { name, exact: true });

async function fillIn({ page }: Visitor, email: string, password: string): Promise<void> {
  await page.getByLabel(say.email).fill(email);
  await page.getByLabel(say.password).fill(password);
}

/** Codes on the page of one's own bookings. */
async function listed(visitor: Visitor, query = ''): Promise<string[]> {
  await visitor.open(`/en/my-bookings${query}`);
  return visitor.page.locator('main a.ticket [dir="ltr"]').allTextContents();
}

describe('a client', () => {
  const email = 'new@example.org';
  let client: Visitor;
  let code: string;

  beforeAll(async () => {
    client = await visit(stage, 'account');
  });

  afterAll(async () => {
    expect(client.complaints).toEqual([]);
    await client.context.close();
  });

  it('registers, is told how a password must be, and keeps the address that was typed', async () => {
    await client.open('/en/register');
    await fillIn(client, email, 'short');
    await button(client, 'Create my account').click();
    expect(await client.page.locator('#password-error').textContent()).toBe('Choose a password of 8 to 72 characters.');
    expect(await client.page.getByLabel(say.email).inputValue()).toBe(email);
    await client.keep('register-error');
    await client.page.getByLabel(say.password).fill('A-long-enough-1');
    await button(client, 'Create my account').click();
    expect(await client.heading()).toBe('My bookings');
    await client.keep('nothing-booked');
  });

  it('has a session that no script can read', async () => {
    const cookies = await client.context.cookies();
    expect(cookies.map(({ name }) => name)).toContain('relais_refresh');
    expect(cookies.filter(({ httpOnly }) => !httpOnly)).toEqual([]);
    expect(await client.page.evaluate('document.cookie')).toBe('');
  });

  it('books, and finds the booking among those to come', async () => {
    const { documentId } = await stage.departureWith(8);
    await client.open(`/en/trips/${documentId}/book`);
    expect(await client.page.getByLabel(say.email).inputValue()).toBe(email);
    await client.page.getByLabel(say.name).fill('Nour');
    await button(client, say.keep).click();
    await button(client, say.settle).click();
    expect(await client.heading()).toBe(say.confirmed);
    code = new URL(client.page.url()).pathname.split('/')[3] ?? '';
    expect(await listed(client)).toEqual([code]);
    await client.keep('my-bookings');
  });

  it('finds what they cancelled apart from what is to come', async () => {
    await client.page.locator('main a.ticket').click();
    await client.page.getByRole('link', { name: say.cancel }).click();
    await button(client, say.cancelConfirm).click();
    expect(await client.heading()).toBe(say.cancelled);
    expect(await listed(client)).toEqual([]);
    expect(await listed(client, '?when=past')).toEqual([code]);
  });

  it('signs out, and signs in again where they were going', async () => {
    await client.open('/en/my-bookings');
    await client.page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
    expect((await client.context.cookies()).filter(({ name }) => /access|refresh/.test(name))).toEqual([]);
    await client.open('/en/my-bookings?when=past');
    expect(await client.heading()).toBe('Sign in');
    await fillIn(client, email, 'not-this-one-1');
    await button(client, 'Sign in').click();
    expect(await client.page.getByRole('alert').textContent()).toContain('do not');
    await client.keep('wrong-password');
    await fillIn(client, email, 'A-long-enough-1');
    await button(client, 'Sign in').click();
    expect(await client.page.locator('main a.ticket [dir="ltr"]').allTextContents()).toEqual([code]);
  });

  it('sees no booking of anybody else', async () => {
    const other = await visit(stage, 'account-other');
    await other.open('/en/sign-in');
    await fillIn(other, 'client@relais.test', PASSWORD);
    await button(other, 'Sign in').click();
    expect(await other.heading()).toBe('My bookings');
    expect(await listed(other)).not.toContain(code);
    expect(await other.open(`/en/b/${code}`)).toBe(404);
    expect(await other.heading()).toBe('We cannot open this booking');
    await other.keep('not-theirs');
    await other.context.close();
  });
});

/** Tab by Tab, as someone goes who cannot point. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`The Tab key does not lead to ${target}`);
}

async function choose(page: Page, select: Locator, value: string): Promise<void> {
  await tabTo(page, select);
  for (let presses = 0; presses < 40 && (await select.inputValue()) !== value; presses += 1) {
    await page.keyboard.press('ArrowDown');
  }
  expect(await select.inputValue()).toBe(value);
}

describe('the keyboard alone', () => {
  it('is enough from the home page to the seats that are kept', async () => {
    const { documentId } = await stage.departureWith(8);
    const visitor = await visit(stage, 'keyboard');
    const { page } = visitor;
    const { keyboard } = page;
    await visitor.open('/en');
    await keyboard.press('Tab');
    await visitor.keep('skip-link');
    await keyboard.press('Enter');
    await choose(page, page.getByLabel(say.from, { exact: true }), 'tunis-moncef-bey');
    await choose(page, page.getByLabel(say.to, { exact: true }), 'sousse');
    await tabTo(page, page.getByRole('radio', { name: 'Today' }));
    await keyboard.press('ArrowRight');
    await visitor.keep('search');
    await tabTo(page, page.getByRole('button', { name: say.search }));
    await keyboard.press('Enter');
    const departure = page.locator(`a[href$="${documentId}"]`);
    await departure.waitFor();
    await tabTo(page, departure);
    await visitor.keep('result');
    await keyboard.press('Enter');
    const take = page.getByRole('link', { name: say.take });
    await take.waitFor();
    await tabTo(page, take);
    await keyboard.press('Enter');
    await page.getByLabel(say.name).waitFor();
    await tabTo(page, page.getByLabel(say.name));
    await keyboard.type('Salma');
    await keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').evaluate((element) => element === document.activeElement)).toBe(true);
    await tabTo(page, page.getByLabel('Phone'));
    await keyboard.type('98 123 456');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: say.held }).waitFor();
    await tabTo(page, page.getByRole('button', { name: say.settle }));
    await visitor.keep('held');
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });
});
