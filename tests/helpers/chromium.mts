import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { CACHE } from '../../src/cli/paths.mts';
import { Problem } from '../../src/cli/problem.mts';

export interface Chromium {
  executablePath: string;
  /** Libraries for machines that lack them; empty where the system has its own. */
  libraryPath: string;
}

const INSTALLED = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

const HELP =
  'Install Chrome or Chromium and set CHROMIUM_PATH to its program, ' +
  'or on Debian and Ubuntu: apt-get install libnss3 libnspr4 libexpat1';

const UNPACK = `const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();`;

/** Where the npm package is unpacked: once per version, and whole or not at all. */
function unpack(): string {
  const require = createRequire(import.meta.url);
  const { version } = JSON.parse(
    fs.readFileSync(path.resolve(path.dirname(require.resolve('@sparticuz/chromium')), '../package.json'), 'utf8'),
  );
  const folder = path.join(CACHE, `chromium-${version}`);
  if (fs.existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  fs.mkdirSync(unfinished, { recursive: true });
  // The package unpacks into the folder for temporary files, and its own copies of the libraries on that platform only.
  const env = { ...process.env, TMPDIR: unfinished, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' };
  execFileSync(process.execPath, ['--input-type=module', '--eval', UNPACK], { env, cwd: import.meta.dirname });
  fs.renameSync(unfinished, folder);
  return folder;
}

const starts = (program: string, libraryPath: string): boolean =>
  spawnSync(program, ['--version'], { env: { ...process.env, LD_LIBRARY_PATH: libraryPath } }).status === 0;

/** The browser for the tests: the one a person chose, the one from npm, or an installed one. */
export function locateChromium(): Chromium {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen && !fs.existsSync(chosen)) throw new Problem(`CHROMIUM_PATH: there is no ${chosen}`);
  const installed = chosen ?? INSTALLED.find((file) => fs.existsSync(file));
  if (process.platform === 'linux' && process.arch === 'x64' && !chosen) {
    const folder = unpack();
    const executablePath = path.join(folder, 'chromium');
    for (const libraryPath of ['', path.join(folder, 'al2023/lib')]) {
      if (starts(executablePath, libraryPath)) return { executablePath, libraryPath };
    }
  }
  if (!installed) throw new Problem(`No browser for the tests on this machine. ${HELP}`);
  return { executablePath: installed, libraryPath: '' };
}
