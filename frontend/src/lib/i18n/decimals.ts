/**
 * Currencies whose number of decimals is not two. ISO 4217, list one; Intl follows usage instead (no decimals for the dinar
 * of Iraq, the forint, the rupiah), which changes from one release to the next and would change what stored amounts mean.
 */
const DECIMALS: ReadonlyMap<string, number> = new Map([
  ...['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF'].map((code) => [code, 0] as const),
  ...['UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'].map((code) => [code, 0] as const),
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((code) => [code, 3] as const),
  ...['CLF', 'UYW'].map((code) => [code, 4] as const),
]);

/** Digits behind the point of an amount as the API counts it. */
export const decimalsOf = (currency: string): number => DECIMALS.get(currency) ?? 2;
