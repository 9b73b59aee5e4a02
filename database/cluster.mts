import { execFile, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { Problem } from '../src/cli/problem.mts';
import type { Binaries, Owner } from './binaries.mts';

const SUPERUSER = 'relais';
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 20_000;

/** Modest memory, room for several processes' pools; no socket file, so that two servers never meet in /tmp. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  max_wal_size: '512MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
};

export interface Cluster {
  dataFolder: string;
  port: number;
  password: string;
}

export const clusterUrl = ({ port, password }: Cluster, database = 'postgres'): string =>
  `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;

export const isInitialised = (dataFolder: string): boolean => fs.existsSync(path.join(dataFolder, 'PG_VERSION'));

/** Made beside its final place and renamed, so that a run killed half-way leaves nothing that looks finished. */
export async function initialise({ dataFolder, password }: Cluster, { initdb }: Binaries, owner: Owner): Promise<void> {
  const unfinished = `${dataFolder}.new`;
  const passwordFile = path.join(os.tmpdir(), `relais-${process.pid}-${path.basename(path.dirname(dataFolder))}`);
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.mkdirSync(unfinished, { mode: 0o700 });
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner.uid !== undefined && owner.gid !== undefined) {
    fs.chownSync(unfinished, owner.uid, owner.gid);
    fs.chownSync(passwordFile, owner.uid, owner.gid);
  }
  try {
    const flags = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-sync', `--username=${SUPERUSER}`];
    const files = [`--pgdata=${unfinished}`, `--pwfile=${passwordFile}`];
    await promisify(execFile)(initdb, [...flags, ...files], { ...owner, cwd: '/' });
    fs.renameSync(unfinished, dataFolder);
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
}

/** What PostgreSQL wrote about its running process, or null. */
export function readPidFile(dataFolder: string): { pid: number; port: number } | null {
  const file = path.join(dataFolder, 'postmaster.pid');
  if (!fs.existsSync(file)) return null;
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether that process is a PostgreSQL server at all: after a crash its number may have gone to another program. */
export function isPostgres(pid: number): boolean {
  const proc = `/proc/${pid}/comm`;
  if (fs.existsSync(proc)) return fs.readFileSync(proc, 'utf8').includes('postgres');
  const { error, stdout } = spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' });
  // Without a way to look, rather believe that the data is in use than start a second server on it.
  return error !== undefined || stdout.includes('postgres');
}

/** One connection, closed again; true when the server takes it. */
export async function answers(cluster: Cluster): Promise<boolean> {
  const client = new Client({ connectionString: clusterUrl(cluster), connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

const lastLines = (file: string, count: number): string =>
  fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n') : '';

/**
 * Starts the server as a process group of its own: Ctrl-C in a terminal reaches the whole group of the launcher, and
 * the database must be the last to go. Its log goes to a file, so that it outlives a launcher that was killed.
 * @returns the server's process id
 */
export async function start(cluster: Cluster, { postgres }: Binaries, owner: Owner, logFile: string): Promise<number> {
  const log = fs.openSync(logFile, 'a');
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(postgres, ['-D', cluster.dataFolder, '-p', String(cluster.port), ...settings], {
    ...owner,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  });
  fs.closeSync(log);
  const state: { ended?: string } = {};
  child.once('error', (error) => {
    state.ended = error.message;
  });
  child.once('exit', (code, signal) => {
    state.ended = `ended with ${signal ?? `code ${code}`}`;
  });
  child.unref();

  for (const deadline = Date.now() + START_TIMEOUT_MS; Date.now() < deadline; await sleep(50)) {
    if (state.ended) throw new Problem(`PostgreSQL ${state.ended}. The end of ${logFile}:\n${lastLines(logFile, 8)}`);
    if (await answers(cluster)) return child.pid ?? 0;
  }
  throw new Problem(`PostgreSQL did not answer within ${START_TIMEOUT_MS / 1000} s. See ${logFile}`);
}

/** A "fast" shutdown: sessions are ended, everything committed is on disk, no recovery at the next start. */
export async function stop(dataFolder: string, pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  for (const deadline = Date.now() + STOP_TIMEOUT_MS; Date.now() < deadline; await sleep(25)) {
    // Its last act is to remove the file; in a container without an init its process would stay on as a zombie.
    if (!isAlive(pid) || readPidFile(dataFolder)?.pid !== pid) return;
  }
  throw new Problem(`PostgreSQL (process ${pid}) did not stop within ${STOP_TIMEOUT_MS / 1000} s.`);
}
