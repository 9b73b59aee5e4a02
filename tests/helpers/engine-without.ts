import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');
/** Inside the workspace, so that modules are found from there. */
const FOLDER = path.join(ROOT, '.cache/changed-engines');
const BOOKING = 'src/plugins/booking/server';

interface Change {
  /** Below the booking plugin's server. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/**
 * A copy of the compiled server with these places changed: production has no switch that takes its guards out.
 * @throws when a place is not there (any more): a control that controls nothing must not pass
 * @returns its folder, to be removed by `removeChanged`
 */
export function changedEngine(name: string, changes: readonly Change[]): string {
  const folder = path.join(FOLDER, `${name}-${process.pid}`);
  fs.cpSync(path.join(ROOT, 'dist'), folder, { recursive: true, filter: (file) => !file.endsWith('dist/build') });
  for (const { file, from, to } of changes) {
    const full = path.join(folder, BOOKING, file);
    const source = fs.readFileSync(full, 'utf8');
    if (!source.includes(from)) throw new Error(`${file} has no ${from}`);
    fs.writeFileSync(full, source.replaceAll(from, to));
  }
  return folder;
}

export const removeChanged = (folder: string): void => fs.rmSync(folder, { recursive: true, force: true });

/** Two processes look before either of them writes: what is a rare accident otherwise happens every time. */
export const SLOW_TO_WRITE: readonly Change[] = [
  {
    file: 'persistence/batch.js',
    from: 'const seen = await lookAround(knex, connection, look);',
    to: 'const seen = await lookAround(knex, connection, look); await new Promise((go) => setTimeout(go, 10));',
  },
];

/** The lock step becomes a plain look: everything else stays as it is. */
export const WITHOUT_LOCK: readonly Change[] = [
  { file: 'persistence/allotments.js', from: 'ORDER BY a.id FOR NO KEY UPDATE OF a', to: 'ORDER BY a.id' },
  { file: 'persistence/batch.js', from: 'ORDER BY a.id FOR NO KEY UPDATE OF a', to: 'ORDER BY a.id' },
];
