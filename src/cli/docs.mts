import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { TRANSITIONS, type Transition, unitsEffect } from '../plugins/booking/server/domain/states.ts';
import { ROOT } from './paths.mts';

/**
 * `npm run docs`: writes what is generated from code into the documents, between markers. `-- --check` changes nothing
 * and exits 1 when a document is out of date.
 */
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

/** One arrow for all events that lead the same way. */
function stateDiagram(): string {
  const arrows = Map.groupBy(TRANSITIONS, ({ from, to }) => `${from ?? '[*]'} --> ${to}`);
  const label = (rows: readonly Transition[]): string => rows.map(({ event }) => event).join(', ');
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...[...arrows].map(([arrow, rows]) => `  ${arrow}: ${label(rows)}`),
    '```',
  ].join('\n');
}

function stateTable(): string {
  const rows = TRANSITIONS.map((row) => {
    const from = row.from === null ? '(new)' : `\`${row.from}\``;
    return `| \`${row.event}\` | ${from} | \`${row.to}\` | ${unitsEffect(row)} | ${row.by.join(', ')} |`;
  });
  return ['| event | from | to | units | who |', '|---|---|---|---|---|', ...rows].join('\n');
}

const DOCUMENTS = [
  { file: 'src/plugins/booking/README.md', parts: { 'state diagram': stateDiagram(), 'state table': stateTable() } },
];

/** @throws Error when the document has no such markers: a part that is written nowhere would never be missed */
function withPart(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
  const [from, until] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || until < from) throw new Error(`There is no "${start}" with its end`);
  return `${text.slice(0, from + start.length)}\n${content}\n${text.slice(until)}`;
}

let stale = 0;
for (const { file, parts } of DOCUMENTS) {
  const full = path.join(ROOT, file);
  const before = fs.readFileSync(full, 'utf8');
  const after = Object.entries(parts).reduce((text, [name, content]) => withPart(text, name, content), before);
  if (after === before) continue;
  stale += 1;
  if (values.check) console.error(`${file} is out of date: run "npm run docs".`);
  else fs.writeFileSync(full, after);
}
process.exit(values.check && stale > 0 ? 1 : 0);
