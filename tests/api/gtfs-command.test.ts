import { execFile } from 'node:child_process';
import path from 'node:path';
import { createDatabase, dropDatabase } from '../helpers/database';

const ROOT = path.resolve(__dirname, '../..');
const TINY = 'tests/fixtures/gtfs-tiny';

let databaseUrl: string;

interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

const importGtfs = (...args: string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    const command = [path.join(ROOT, 'src/cli/import-gtfs.mts'), ...args];
    execFile(
      process.execPath,
      command,
      { cwd: ROOT, env: { ...process.env, DATABASE_URL: databaseUrl } },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });

beforeAll(async () => {
  databaseUrl = await createDatabase();
});

afterAll(async () => {
  await dropDatabase(databaseUrl);
});

describe('npm run import:gtfs', () => {
  const period = ['--from', '2027-03-27', '--days', '4', '--seats', '16'];

  it('shows its progress and says what it did, and the second time that it did nothing', async () => {
    const first = await importGtfs(TINY, ...period, '--price', '2.50', '--currency', 'EUR');
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).toContain('Reading stop_times.txt: 12 of 12');
    expect(first.stdout).toContain('Trips: 19 of 19');
    expect(first.stdout).toContain('Stations: 4 made, 0 changed, 0 unchanged');
    expect(first.stdout).toContain('Trips:    19 made, 0 changed, 0 unchanged, 0 taken out (4 patterns of stops)');
    expect(first.stdout).toContain('1 trips of the feed lead nowhere');
    const second = await importGtfs(TINY, ...period);
    expect(second).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing has changed.') });
  });

  it('says in one line what is wrong with a feed, or with the command, and ends with 1', async () => {
    const wrong: [string[], RegExp][] = [
      [['/nowhere', ...period], /^\/nowhere: does not exist\n$/],
      [period, /^Say which feed to import: one folder or one zip\.\n/],
      [[TINY, '--from', '2027-02-30', '--days', '1', '--seats', '1'], /^--from is to be a date like 2026-11-20\.\n/],
      [[TINY, '--from', '2027-03-27', '--days', '0', '--seats', '1'], /^--days is to be a number from 1 to 366\.\n/],
      [[TINY, ...period, '--price', '2.505', '--currency', 'EUR'], /^"2\.505" is no price in EUR\.\n/],
      [[TINY, ...period, '--currency', 'XYZ'], /^"XYZ" is no currency code\.\n/],
      [[TINY, ...period, '--sets', '1'], /^Unknown option '--sets'/],
    ];
    for (const [args, message] of wrong) {
      const { code, stderr } = await importGtfs(...args);
      expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(message) });
    }
  });
});
