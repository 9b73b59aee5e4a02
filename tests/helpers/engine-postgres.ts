import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A PostgreSQL server that a test may stop; the one of the run belongs to all. */
export interface OwnServer {
  /** An empty database on it; the address stays the same after a restart. */
  readonly url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

export async function startOwnServer(): Promise<OwnServer> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'relais-server-'));
  fs.chmodSync(folder, 0o755);
  const child = spawn(process.execPath, [path.resolve(__dirname, 'engine-postgres.mts'), folder], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [url] = await once(child, 'message');
  const ask = async (task: 'stop' | 'start'): Promise<void> => {
    child.send(task);
    await once(child, 'message');
  };
  return {
    url,
    stop: () => ask('stop'),
    start: () => ask('start'),
    remove: async () => {
      await ask('stop');
      child.kill();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
