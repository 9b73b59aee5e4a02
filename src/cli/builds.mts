import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { CACHE, DIST, ROOT, SITE_ENTRY } from './paths.mts';
import { Problem } from './problem.mts';

export interface Build {
  name: string;
  /** Changed content here makes the build stale. */
  inputs: string[];
  /** There after every build that worked. */
  output: string;
  command: string[];
  cwd: string;
}

const bin = (name: string): string => path.join(ROOT, 'node_modules/.bin', name);

export const SERVER: Build = {
  name: 'server',
  inputs: ['config/*.ts', 'database/**/*.ts', 'src/**/*.{ts,json}', 'tsconfig.json', 'package-lock.json'],
  output: path.join(DIST, 'src/index.js'),
  command: [bin('tsc'), '-p', 'tsconfig.json', '--listEmittedFiles'],
  cwd: ROOT,
};

export const PANEL: Build = {
  name: 'admin panel',
  inputs: [
    'config/{admin,plugins,server}.ts',
    'src/admin/**/*',
    'src/plugins/*/admin/**/*',
    'src/plugins/*/package.json',
    'package-lock.json',
  ],
  output: path.join(DIST, 'build/index.html'),
  command: [bin('strapi'), 'build'],
  cwd: ROOT,
};

export const SITE: Build = {
  name: 'site',
  inputs: ['frontend/src/**/*', 'frontend/public/**/*', 'frontend/*.{ts,mjs,json}', 'package-lock.json'],
  output: SITE_ENTRY,
  command: [bin('astro'), 'build'],
  cwd: path.join(ROOT, 'frontend'),
};

/** What the server's compiler leaves alone, though the pattern above names it. */
const OTHER_SOURCES = /^src\/(admin|cli)\/|^src\/plugins\/[^/]+\/admin\/|\.test\.ts$/;

const recordFile = (build: Build): string => path.join(CACHE, 'builds', build.name.replace(' ', '-'));

function fingerprint(build: Build): string {
  const files = build.inputs
    .flatMap((pattern) => fs.globSync(pattern, { cwd: ROOT }))
    .filter((file) => build !== SERVER || !OTHER_SOURCES.test(file))
    .filter((file) => fs.statSync(path.join(ROOT, file)).isFile())
    .sort();
  const hash = createHash('sha256').update(process.version);
  for (const file of files) hash.update(`${file}\0`).update(fs.readFileSync(path.join(ROOT, file)));
  return hash.digest('hex');
}

/** Whether the build's output is missing or made from other sources than those that are there now. */
export function isStale(build: Build): boolean {
  const record = recordFile(build);
  if (!fs.existsSync(build.output) || !fs.existsSync(record)) return true;
  return fs.readFileSync(record, 'utf8') !== fingerprint(build);
}

const BUILD_ENV = {
  NODE_ENV: 'production',
  PATH: `${path.join(ROOT, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}`,
  STRAPI_TELEMETRY_DISABLED: 'true',
  ASTRO_TELEMETRY_DISABLED: '1',
};

interface Outcome {
  code: number | null;
  output: string;
}

function run(build: Build, signal?: AbortSignal): Promise<Outcome> {
  const [program = '', ...args] = build.command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: build.cwd,
      env: { ...process.env, ...BUILD_ENV },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk;
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** A source that was deleted or renamed would live on in `dist/`, and Strapi loads whatever lies there. */
function removeLeftovers(output: string): void {
  const emitted = new Set([...output.matchAll(/^TSFILE: (.*)$/gm)].map(([, file = '']) => path.resolve(file)));
  for (const folder of ['config', 'database', 'src']) {
    for (const file of fs.globSync('**/*.{js,json}', { cwd: path.join(DIST, folder) })) {
      const full = path.join(DIST, folder, file);
      if (!emitted.has(full)) fs.rmSync(full);
    }
  }
}

/**
 * Builds, and remembers what it was built from.
 * @throws Problem with the end of the tool's output when it failed
 */
export async function runBuild(build: Build, signal?: AbortSignal): Promise<void> {
  const before = fingerprint(build);
  const { code, output } = await run(build, signal);
  if (code !== 0) {
    const words = output.replace(/^TSFILE: .*\n/gm, '').trimEnd();
    throw new Problem(`The ${build.name} does not build:\n${words.split('\n').slice(-40).join('\n')}`);
  }
  if (build === SERVER) removeLeftovers(output);
  fs.mkdirSync(path.dirname(recordFile(build)), { recursive: true });
  fs.writeFileSync(recordFile(build), before);
}
