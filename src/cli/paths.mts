import path from 'node:path';

/** The root of the workspace, wherever the command was started from. */
export const ROOT = path.resolve(import.meta.dirname, '../..');

export const DIST = path.join(ROOT, 'dist');
export const CACHE = path.join(ROOT, '.cache');
export const ENV_FILE = path.join(ROOT, '.env');
/** Where the last demo was reached, for commands that join it. */
export const DEMO_ADDRESSES = path.join(CACHE, 'demo.env');
export const SITE_ENTRY = path.join(ROOT, 'frontend/dist/server/entry.mjs');
