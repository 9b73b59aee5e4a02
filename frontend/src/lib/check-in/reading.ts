import type { Reading } from './types';

const codeLength = 8;

/** A code as tickets print it, from however it was typed: `k7qf 3mxd` is `K7QF-3MXD`; null for what cannot be one. */
export function readCode(typed: string): string | null {
  const letters = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return letters.length === codeLength ? `${letters.slice(0, 4)}-${letters.slice(4)}` : null;
}

/** What the camera saw. A QR code always counts as a ticket: whether it is one, its signature says. */
export function readPicture(text: string): Reading {
  return { token: text.trim().slice(0, longestToken) };
}

/** Longer than any ticket of ours, short enough to be sent. */
export const longestToken = 1000;
