import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { anyFreePort } from '../../src/cli/ports.mts';
import type { House } from './house.mts';

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** What the site's first page brings over the line, compressed. */
export async function siteWeight(house: House): Promise<string[]> {
  const { url: databaseUrl, drop } = await house.freshDatabase();
  const api = await house.startServer(databaseUrl);
  const port = await anyFreePort();
  const url = `http://127.0.0.1:${port}`;
  const site = await house.startServer(databaseUrl, path.join('src/cli/site.mts'), {
    SITE_PORT: String(port),
    SITE_URL: url,
    API_URL: api.url,
  });
  const html = await fetch(`${url}/fr`).then((r) => r.text());
  const assets = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, href]) => href as string);
  const weigh = async (hrefs: readonly string[]) => {
    const bodies = await Promise.all(hrefs.map((href) => fetch(new URL(href, url)).then((r) => r.arrayBuffer())));
    return bodies.reduce((sum, body) => sum + gzipSync(Buffer.from(body)).length, 0);
  };
  const scripts = assets(/(?:<script[^>]+src|rel="modulepreload"[^>]+href|component-url|renderer-url)="([^"]+)"/g);
  const styles = assets(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g);
  const lines = [
    `JavaScript ${kilobytes(await weigh(scripts))} in ${scripts.length} files, styles ${kilobytes(await weigh(styles))}, page ${kilobytes(gzipSync(html).length)}, compressed`,
  ];
  await site.stop();
  await api.stop();
  await drop();
  return lines;
}
