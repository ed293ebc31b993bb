import type { Payout } from '../src/payouts/payout';

/** One row per payout; merchant data stays in the operational database. */
export function toFact(payout: Payout): Record<string, string> {
  return {
    payout_id: payout.id,
    currency: payout.amount.currency,
    status: payout.status,
    value_date: payout.valueDate.toISOString().slice(0, 10),
  };
}
