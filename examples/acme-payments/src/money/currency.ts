export type Currency = 'EUR' | 'GBP' | 'SEK' | 'JPY';

const DECIMALS: Record<Currency, number> = { EUR: 2, GBP: 2, SEK: 2, JPY: 0 };

export function decimalsOf(currency: Currency): number {
  return DECIMALS[currency];
}
