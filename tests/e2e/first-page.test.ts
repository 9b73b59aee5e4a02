import type { Browser, Page } from 'playwright-core';
import { anyFreePort } from '../../src/cli/ports.mts';
import { PHONE, screenshot, startBrowser } from '../helpers/browser';
import { createDatabase, dropDatabase } from '../helpers/database';
import { type ServerProcess, startApi } from '../helpers/process';
import { startSite } from '../helpers/site';

let databaseUrl: string;
let api: ServerProcess;
let site: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  const port = await anyFreePort();
  databaseUrl = await createDatabase();
  api = await startApi({ databaseUrl, env: { SITE_URL: `http://127.0.0.1:${port}` } });
  site = await startSite({ apiUrl: api.url, port });
  browser = await startBrowser();
});

afterAll(async () => {
  await browser.close();
  await site.stop();
  await api.stop();
  await dropDatabase(databaseUrl);
});

async function open(path: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage(PHONE);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(`${site.url}${path}`);
  return { page, complaints };
}

describe('the first page', () => {
  it.each([
    ['fr', 'ltr'],
    ['en', 'ltr'],
    ['ar', 'rtl'],
  ])('opens in %s, written %s, without a complaint of the browser', async (locale, direction) => {
    const { page, complaints } = await open(`/${locale}`);
    expect(await page.locator('html').getAttribute('lang')).toBe(locale);
    expect(await page.locator('html').getAttribute('dir')).toBe(direction);
    expect(await page.locator('h1').count()).toBe(1);
    await screenshot(page, `first-page-${locale}`);
    expect(complaints).toEqual([]);
    await page.close();
  });
});

describe('the admin panel', () => {
  it('asks who one is', async () => {
    const page = await browser.newPage();
    await page.goto(`${api.url}/admin`);
    await page.locator('input[name="email"]').waitFor();
    await page.close();
  });
});
