import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { screenshot } from '../helpers/browser';
import type { Stage } from './stage';

export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };

export interface Visitor {
  context: BrowserContext;
  page: Page;
  /** Opens a page of the site and answers its status. */
  open(path: string): Promise<number>;
  heading(): Promise<string | null>;
  /** Keeps what is on screen now, as one numbered moment of this visit. */
  keep(moment: string): Promise<void>;
  /** Errors in the console, refused by a content policy or not, and files that did not come. */
  complaints: string[];
}

/** A page that says no with a status of its own is an answer; the browser reports it as a failed load all the same. */
const isStatusReport = (text: string): boolean => text.startsWith('Failed to load resource');

/** Someone with a browser of their own: no cookie, no history. */
export async function visit(stage: Stage, name: string, options: BrowserContextOptions = DESKTOP): Promise<Visitor> {
  const context = await stage.browser.newContext({ ...options, baseURL: stage.site.url });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isStatusReport(message.text())) complaints.push(message.text());
  });
  page.on('response', (response) => {
    const isPage = response.request().isNavigationRequest();
    if (!isPage && response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  let moments = 0;
  return {
    context,
    page,
    complaints,
    open: async (path) => (await page.goto(path))?.status() ?? 0,
    heading: () => page.locator('h1').textContent(),
    keep: async (moment) => {
      moments += 1;
      await screenshot(page, `${name}-${String(moments).padStart(2, '0')}-${moment}`);
    },
  };
}
