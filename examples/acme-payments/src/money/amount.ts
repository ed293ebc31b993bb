import { decimalsOf, type Currency } from './currency';

/** Money in the smallest unit of its currency: 1 euro is `minor: 100n`. Never a float. */
export interface Amount {
  readonly minor: bigint;
  readonly currency: Currency;
}

export function zero(currency: Currency): Amount {
  return { minor: 0n, currency };
}

export function add(left: Amount, right: Amount): Amount {
  if (left.currency !== right.currency) throw new Error(`Convert ${right.currency} to ${left.currency} first`);
  return { minor: left.minor + right.minor, currency: left.currency };
}

export function negate(amount: Amount): Amount {
  return { minor: -amount.minor, currency: amount.currency };
}

export function formatAmount(amount: Amount): string {
  const decimals = decimalsOf(amount.currency);
  return `${(Number(amount.minor) / 10 ** decimals).toFixed(decimals)} ${amount.currency}`;
}
