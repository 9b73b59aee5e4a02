import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PHONE } from '../helpers/browser';
import { freeDinner, leftAt, type Sitting, tableWords } from './dining';
import { openStage, type Stage } from './stage';
import { DESKTOP, visit } from './visitor';

let stage: Stage;
let foreign: Server;
/** The restaurant's own site: another name and another port than ours. */
let foreignUrl: string;

/** One line of HTML, and what a page that wishes us ill could add. */
const pageOf = (site: string) => `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>La Médina</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><h1>La Médina, rue du Pacha</h1>
<script src="${site}/widget.js" data-restaurant="la-medina" data-lang="fr" async></script>
<iframe title="autre" src="${site}/fr/restaurants/la-medina"></iframe></body></html>`;

beforeAll(async () => {
  stage = await openStage();
  foreign = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(pageOf(stage.site.url));
  });
  await new Promise<void>((ready) => foreign.listen(0, '127.0.0.1', ready));
  foreignUrl = `http://localhost:${(foreign.address() as AddressInfo).port}/`;
});

afterAll(async () => {
  foreign?.close();
  await stage?.close();
});

const say = tableWords.fr;

describe.each([
  ['at a desk', 'desk', DESKTOP, 0],
  ['on a phone', 'phone', PHONE, 1],
] as const)("the widget on a restaurant's own site, %s", (_, name, options, evening) => {
  it('books a table without leaving it, and is as tall as what it shows', async () => {
    const sitting: Sitting = await freeDinner(stage, 'la-medina', 'open', evening);
    const visitor = await visit(stage, `tables-widget-${name}`, options);
    const { page, context } = visitor;
    await page.goto(foreignUrl);
    const frame = page.frameLocator('iframe[title="Réserver une table"]');
    const tall = () => page.locator('iframe[title="Réserver une table"]').evaluate((iframe) => iframe.clientHeight);
    await frame.getByRole('link', { name: say.people(4), exact: true }).click();
    await frame.getByRole('heading', { name: 'Quel jour ?' }).waitFor();
    await visitor.keep('days');
    const day = frame.locator(`[data-date="${sitting.date}"]`);
    if (!(await day.count())) await frame.getByRole('link', { name: say.nextMonth }).click();
    await day.click();
    await frame.getByRole('main').getByRole('link', { name: '20:00' }).click();
    await frame.getByLabel(say.name).fill('Amel Ben Salah');
    await frame.getByLabel(say.email).fill('amel@example.org');
    const inside = await frame.locator('body').evaluate((body) => body.scrollHeight);
    expect(Math.abs((await tall()) - inside)).toBeLessThanOrEqual(1);
    await visitor.keep('form');
    await frame.getByRole('button', { name: say.book }).click();
    await frame.getByRole('heading', { name: say.confirmed }).waitFor();
    expect(await leftAt(stage, 'la-medina', sitting)).toBe(26);
    await visitor.keep('answer');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

    const opening = context.waitForEvent('page');
    await frame.getByRole('link', { name: 'Ouvrir ma réservation' }).click();
    const booking = await opening;
    await booking.getByRole('heading', { level: 1, name: say.confirmed }).waitFor();
    expect(new URL(booking.url()).origin).toBe(stage.site.url);
    await context.close();
  });
});

describe('a page that stands around a frame of ours', () => {
  it('gets no other page of the site', async () => {
    const answers = await Promise.all(
      ['/fr/restaurants/la-medina', '/fr/widget/la-medina'].map((path) => fetch(stage.site.url + path)),
    );
    const policies = answers.map(({ headers }) => ({
      policy: /frame-ancestors [^;]+/.exec(headers.get('Content-Security-Policy') ?? '')?.[0],
      options: headers.get('X-Frame-Options'),
    }));
    expect(policies).toEqual([
      { policy: "frame-ancestors 'none'", options: 'DENY' },
      { policy: 'frame-ancestors *', options: null },
    ]);
  });

  it('cannot be told the height by another than the frame itself', async () => {
    const visitor = await visit(stage, 'tables-widget-forged');
    const { page } = visitor;
    await page.goto(foreignUrl);
    const widget = page.locator('iframe[title="Réserver une table"]');
    await page
      .frameLocator('iframe[title="Réserver une table"]')
      .getByRole('heading', { name: 'Quel jour ?' })
      .waitFor();
    const before = await widget.evaluate((iframe) => iframe.clientHeight);
    await page.evaluate(() => postMessage({ relais: 'height', height: 9000 }, '*'));
    await page.waitForTimeout(200);
    expect(await widget.evaluate((iframe) => iframe.clientHeight)).toBe(before);
    await visitor.context.close();
  });

  it('loads less than 3 kB of ours', async () => {
    const script = await fetch(`${stage.site.url}/widget.js`);
    expect(script.headers.get('Content-Type')).toMatch(/javascript/);
    expect((await script.text()).length).toBeLessThan(3000);
  });
});
