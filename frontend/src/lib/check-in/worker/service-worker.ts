/// <reference lib="webworker" />
import { referencesIn } from './references';

declare const self: ServiceWorkerGlobalScope;

const { scope } = self.registration;
const shell = `${scope}/shell`;
const built = '/_astro/';
/** One for each language, since each has its own page. */
const cacheName = `check-in ${new URL(scope).pathname}`;
const patienceMs = 4000;

self.addEventListener('install', (event) => {
  event.waitUntil(keepPage().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

/** A page that opened with a line asks to keep what is new. */
self.addEventListener('message', (event) => {
  if (event.data === 'keep') event.waitUntil(keepPage());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(pageOrShell(request));
  else if (pathname.startsWith(built)) event.respondWith(keptOrFetched(request));
});

/** Nothing about people is kept here: the page without data, its scripts, the barcode reader, the fonts. */
async function keepPage(): Promise<void> {
  const page = await fetch(shell, { cache: 'no-store' });
  if (!page.ok) return;
  const cache = await caches.open(cacheName);
  const wanted = await filesOf(await page.clone().text(), cache);
  await cache.put(shell, page);
  for (const { url } of await cache.keys()) {
    if (url !== shell && !wanted.has(new URL(url).pathname)) await cache.delete(url);
  }
}

/** Fetches what the page needs, and what those files need in turn; what is there already is not fetched again. */
async function filesOf(page: string, cache: Cache): Promise<Set<string>> {
  const wanted = new Set(referencesIn(page, built));
  for (const path of wanted) {
    const file = (await cache.match(path)) ?? (await fetched(path, cache));
    if (!path.endsWith('.js')) continue;
    for (const next of referencesIn(await file.text(), built)) wanted.add(next);
  }
  return wanted;
}

async function fetched(path: string, cache: Cache): Promise<Response> {
  const file = await fetch(path);
  if (!file.ok) throw new Error(`${path} answers ${file.status}`);
  await cache.put(path, file.clone());
  return file;
}

/** The page from the server; the kept one when there is no line, no answer in time, or a server that cannot answer. */
async function pageOrShell(request: Request): Promise<Response> {
  const asked = fetch(request).catch(() => null);
  const answer = await Promise.race([asked, pause(patienceMs)]);
  if (answer && answer.status < 500) return answer;
  return (await caches.match(shell)) ?? answer ?? (await asked) ?? Response.error();
}

async function keptOrFetched(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

const pause = (milliseconds: number) => new Promise<null>((resolve) => setTimeout(() => resolve(null), milliseconds));
