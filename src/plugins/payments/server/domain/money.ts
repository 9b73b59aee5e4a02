/** Integer in the currency's minor unit (millimes for TND), with its ISO 4217 code. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}
