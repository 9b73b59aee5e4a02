import { anyFreePort } from '../../src/cli/ports.mts';
import { type ServerProcess, startProcess } from './process';

interface SiteOptions {
  /** The API behind it; one where nobody listens shows how the site speaks of an outage. */
  apiUrl: string;
  /** Its own address, when that was promised to the API beforehand. */
  port?: number;
}

/** The built site, as `npm start` runs it. */
export async function startSite({ apiUrl, port }: SiteOptions): Promise<ServerProcess> {
  const sitePort = port ?? (await anyFreePort());
  const url = `http://127.0.0.1:${sitePort}`;
  return startProcess('src/cli/site.mts', url, {
    NODE_ENV: 'production',
    API_URL: apiUrl,
    SITE_URL: url,
    SITE_PORT: String(sitePort),
  });
}
