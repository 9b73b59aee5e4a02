/** Text that a person typed, as one run of its own: it turns nothing around it, whatever it holds (UAX #9, isolates). */
export const isolated = (text: string): string =>
  `\u2068${text.normalize('NFC').replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')}\u2069`;

/** Codes and phone numbers: from left to right, also where they begin with a sign or a digit. */
export const leftToRight = (text: string): string => `\u2066${text}\u2069`;
