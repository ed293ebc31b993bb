import { formatAmount, type Amount } from '../money/amount';
import type { Database } from '../platform/database';
import { dailyLimit } from './limits';
import { scoreOf } from './score';

export interface Subject {
  readonly merchantId: string;
  readonly amount: Amount;
}

export type Verdict = { readonly kind: 'pass' } | { readonly kind: 'hold'; readonly reason: string };

const HOLD_AT = 0.8;

/** A hold delays a merchant's money, so it always carries a reason that we can tell the merchant. */
export async function assess(database: Database, subject: Subject): Promise<Verdict> {
  const limit = dailyLimit(subject.amount.currency);
  if (subject.amount.minor > limit.minor) {
    return { kind: 'hold', reason: `More than ${formatAmount(limit)} in one day` };
  }
  const score = await scoreOf(database, subject.merchantId);
  return score >= HOLD_AT ? { kind: 'hold', reason: 'Unusual sales in the last seven days' } : { kind: 'pass' };
}
