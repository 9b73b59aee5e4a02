import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** The words of a PDF's pages. In a process of its own: PDF.js is a module that Jest cannot load. */
export function pdfPages(file: string): string[] {
  const reader = path.join(__dirname, 'pdf-text.mts');
  return execFileSync(process.execPath, [reader, file], { encoding: 'utf8' }).trimEnd().split('\n');
}
