import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { anyFreePort, isPortFree } from '../src/cli/ports.mts';
import { Problem } from '../src/cli/problem.mts';
import { locateBinaries, type Owner, postgresOwner, reachableFolder } from './binaries.mts';
import {
  answers,
  type Cluster,
  clusterUrl,
  initialise,
  isAlive,
  isInitialised,
  isPostgres,
  readPidFile,
  start,
  stop,
} from './cluster.mts';

const DATA_FOLDER = path.resolve(import.meta.dirname, 'data');

/** Held by whoever started the server, for as long as they live; free again the moment they die. */
const OWNER_LOCK = 1;
const BUSY_TIMEOUT_MS = 30_000;

export interface EmbeddedDatabase {
  /** Of the database `relais`, made when it was not there. */
  url: string;
  /** Of another database on the same server. */
  urlOf(database: string): string;
  port: number;
  dataFolder: string;
  logFile: string;
  /** Stops the server, if it is ours to stop. */
  stop(): Promise<void>;
}

interface Options {
  /** Where port, password and log are kept, and the data too when PostgreSQL can reach it. */
  folder?: string;
  /** Take part in a server that another command runs, instead of refusing. */
  shared?: boolean;
}

const recordFile = (folder: string): string => path.join(folder, 'server.json');

/** Port and password are remembered, so that addresses stay the same after a restart. */
function readOrPlan(folder: string, owner: Owner): Cluster {
  const file = recordFile(folder);
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8')) as Cluster;
  const base = reachableFolder(folder, owner);
  const password = randomBytes(18).toString('base64url');
  return { dataFolder: path.join(base, 'postgresql'), port: 0, password };
}

function remember(folder: string, cluster: Cluster): void {
  fs.writeFileSync(recordFile(folder), `${JSON.stringify(cluster, null, 2)}\n`, { mode: 0o600 });
}

async function connect(cluster: Cluster): Promise<Client> {
  const client = new Client({ connectionString: clusterUrl(cluster), application_name: 'relais owner' });
  // The server goes down under this connection when it is stopped; that is no news.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function ensureDatabase(client: Client, name: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
}

const inUse = (folder: string, pid: number): Problem =>
  new Problem(`Relais already runs on ${folder} (PostgreSQL is process ${pid}). Stop it first, with Ctrl-C there.`);

const tryOwn = async (client: Client): Promise<boolean> =>
  (await client.query('SELECT pg_try_advisory_lock($1) AS got', [OWNER_LOCK])).rows[0].got;

/**
 * The process that already serves this folder, or null. A process id left in the file by a crash may belong to
 * anything by now, so only a server that takes our password counts; one that is starting or ending is waited for.
 */
async function findRunning(cluster: Cluster): Promise<number | null> {
  for (const deadline = Date.now() + BUSY_TIMEOUT_MS; Date.now() < deadline; await sleep(100)) {
    const file = readPidFile(cluster.dataFolder);
    if (!file || !isAlive(file.pid)) return null;
    if (await answers({ ...cluster, port: file.port })) return file.pid;
    if (!isPostgres(file.pid)) {
      fs.rmSync(path.join(cluster.dataFolder, 'postmaster.pid'));
      return null;
    }
  }
  throw new Problem(`A PostgreSQL process uses ${cluster.dataFolder} and does not answer. Stop it, then start again.`);
}

async function startOwn(cluster: Cluster, folder: string, owner: Owner, logFile: string): Promise<number> {
  const binaries = locateBinaries(owner);
  if (!isInitialised(cluster.dataFolder)) await initialise(cluster, binaries, owner);
  if (cluster.port === 0 || !(await isPortFree(cluster.port))) cluster.port = await anyFreePort();
  remember(folder, cluster);
  return start(cluster, binaries, owner, logFile);
}

/** Starts the embedded PostgreSQL on `folder`, or takes over one whose launcher was killed. */
export async function openEmbedded({ folder = DATA_FOLDER, shared = false }: Options = {}): Promise<EmbeddedDatabase> {
  const owner = postgresOwner();
  fs.mkdirSync(folder, { recursive: true });
  const logFile = path.join(folder, 'postgresql.log');
  const cluster = readOrPlan(folder, owner);

  const running = await findRunning(cluster);
  const pid = running ?? (await startOwn(cluster, folder, owner, logFile));
  const client = await connect(cluster);
  const owned = await tryOwn(client);
  if (!owned && !shared) {
    await client.end();
    throw inUse(folder, pid);
  }
  await ensureDatabase(client, 'relais');
  return {
    url: clusterUrl(cluster, 'relais'),
    urlOf: (database) => clusterUrl(cluster, database),
    port: cluster.port,
    dataFolder: cluster.dataFolder,
    logFile,
    stop: async () => {
      await client.end();
      if (owned) await stop(cluster.dataFolder, pid);
    },
  };
}

/** Deletes all data, after stopping a server that a killed launcher left behind. */
export async function removeEmbedded(folder = DATA_FOLDER): Promise<void> {
  if (fs.existsSync(recordFile(folder))) {
    const cluster = readOrPlan(folder, {});
    const running = await findRunning(cluster);
    if (running) {
      const client = await connect(cluster);
      const owned = await tryOwn(client);
      await client.end();
      if (!owned) throw inUse(folder, running);
      await stop(cluster.dataFolder, running);
    }
    const base = path.dirname(cluster.dataFolder);
    fs.rmSync(base === folder ? cluster.dataFolder : base, { recursive: true, force: true });
  }
  fs.rmSync(folder, { recursive: true, force: true });
}
