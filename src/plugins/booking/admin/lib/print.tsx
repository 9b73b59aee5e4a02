import { type ReactNode, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { createGlobalStyle } from 'styled-components';

/** On paper there is the sheet and nothing of the panel; on the screen it is the other way round. */
const Paper = createGlobalStyle`
  .relais-sheet { display: none; }
  @media print {
    body > *:not(.relais-sheet) { display: none !important; }
    html, body { background: white !important; overflow: visible !important; height: auto !important; }
    .relais-sheet { display: block; color: black; font: 11pt/1.4 sans-serif; }
    .relais-sheet h1 { font-size: 16pt; font-weight: bold; margin-bottom: 2mm; }
    .relais-sheet p { margin-bottom: 4mm; }
    .relais-sheet table { width: 100%; border-collapse: collapse; }
    .relais-sheet th, .relais-sheet td { text-align: start; padding: 1.5mm 2mm; border-bottom: 0.3mm solid #999; }
    .relais-sheet th { font-weight: bold; border-bottom-color: black; }
    .relais-sheet .number { text-align: end; font-variant-numeric: tabular-nums; }
    .relais-sheet tr { break-inside: avoid; }
  }
`;

/**
 * A clean sheet of paper for what is on the screen.
 * @param sheet headings and tables without any styling of their own
 * @returns what to render beside the screen, and how to start printing
 */
export function usePrint(sheet: ReactNode): { readonly paper: ReactNode; readonly print: () => void } {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    if (!printing) return;
    const done = (): void => setPrinting(false);
    window.addEventListener('afterprint', done);
    window.print();
    return () => window.removeEventListener('afterprint', done);
  }, [printing]);
  const paper = printing
    ? createPortal(
        <div className="relais-sheet">
          <Paper />
          {sheet}
        </div>,
        document.body,
      )
    : null;
  return { paper, print: () => setPrinting(true) };
}
