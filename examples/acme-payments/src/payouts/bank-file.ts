import { creditTransfer } from '../../vendor/iso20022/pain001';
import { formatAmount } from '../money/amount';
import type { Payout } from './payout';

/** The file for one value date; the order is stable so that two runs produce the same bytes. */
export function bankFile(payouts: readonly Payout[], iban: (merchantId: string) => string): string {
  const transfers = payouts
    .filter((payout) => payout.status === 'scheduled')
    .sort((left, right) => left.id.localeCompare(right.id))
    .map((payout) => creditTransfer(payout.id, iban(payout.merchantId), formatAmount(payout.amount)));
  return ['<Document>', ...transfers, '</Document>'].join('\n');
}
