import fs from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const ARTIFACTS = path.resolve(__dirname, '../artifacts');

/** A browser without a window; tests/helpers/setup-browser.mjs has found its program. */
export async function startBrowser(args: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env.RELAIS_CHROMIUM;
  if (!executablePath) throw new Error('No browser: these tests run through Jest, in the project "browser"');
  return chromium.launch({
    executablePath,
    // Containers rarely allow the sandbox's system calls, and the pages are our own.
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', ...args],
    env: { ...process.env, LD_LIBRARY_PATH: process.env.RELAIS_CHROMIUM_LIBRARIES ?? '' },
  });
}

/** A cheap phone in portrait. */
export const PHONE: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

/** Kept in tests/artifacts, which CI keeps in turn. */
export async function screenshot(page: Page, name: string): Promise<void> {
  fs.mkdirSync(ARTIFACTS, { recursive: true });
  await page.screenshot({ path: path.join(ARTIFACTS, `${name}.png`), fullPage: true });
}
