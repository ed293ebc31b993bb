import type { LedgerEvent } from '../generated/ledger-events';
import { add, negate, type Amount } from '../money/amount';
import { SUSPENSE } from './account';

export interface Difference {
  readonly account: string;
  readonly amount: Amount;
}

/** Compares what we posted with what the bank reports; differences are reported, not corrected. */
export function reconcile(events: readonly LedgerEvent[], bank: ReadonlyMap<string, Amount>): Difference[] {
  return events.flatMap((event) => {
    const reported = bank.get(event.entryId);
    if (!reported) return [{ account: SUSPENSE, amount: event.amount }];
    const amount = add(event.amount, negate(reported));
    return amount.minor === 0n ? [] : [{ account: event.account, amount }];
  });
}
