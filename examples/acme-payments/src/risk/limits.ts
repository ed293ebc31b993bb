import type { Amount } from '../money/amount';
import type { Currency } from '../money/currency';

const DAILY: Record<Currency, bigint> = {
  EUR: 5_000_000n,
  GBP: 4_500_000n,
  SEK: 50_000_000n,
  JPY: 8_000_000n,
};

export function dailyLimit(currency: Currency): Amount {
  return { minor: DAILY[currency], currency };
}
