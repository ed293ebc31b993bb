import { merchantAccount, SETTLEMENT } from '../../ledger/account';
import type { Entry } from '../../ledger/post';
import type { Payout } from '../payout';

/** The ledger entry of a payout. Its id comes from the payout, so that a second posting is refused. */
export function payoutEntry(payout: Payout, postedAt: Date): Entry {
  return {
    id: `payout:${payout.id}`,
    postedAt,
    lines: [
      { account: merchantAccount(payout.merchantId), side: 'debit', amount: payout.amount },
      { account: SETTLEMENT, side: 'credit', amount: payout.amount },
    ],
  };
}
